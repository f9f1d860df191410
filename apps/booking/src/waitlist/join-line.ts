import { BookingSource, openStretches } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { Contact, assertWelcome } from '../bookings/contact';
import { newReference } from '../bookings/make-booking';
import { visitMinutes } from '../availability/seating-rules';
import { Venue } from '../replicas/venue';
import { assertWaitsOnce, holdLine } from './line';
import { SaidWindow, windowOf } from './said-window';
import { assertCanWait } from './waitlist-rules';
import { WaitlistEntry } from './waitlist-entry.entity';
import { toState } from './waitlist.dto';

export interface Joining {
  said: SaidWindow;
  guests: number;
  contact: Contact;
  source: BookingSource;
  by: 'staff' | 'guest';
  notes?: string | null;
}

/** The one way into the line, whoever asks. */
export async function joinLine(
  tx: Transaction,
  venue: Venue,
  { said, guests, contact, source, by, notes = null }: Joining,
  now: Date,
): Promise<WaitlistEntry> {
  const window = windowOf(said, venue);
  const open = openStretches(window.date, venue.settings, venue.zone);
  assertCanWait({ window, guests, visitMinutes: visitMinutes(guests, venue.settings), open, by }, venue, now);
  await assertWelcome(tx, contact, { by, overrides: [] });
  const entry: WaitlistEntry = {
    id: newId(),
    venueId: venue.venueId,
    reference: newReference(),
    cardId: contact.guestId,
    guestId: contact.guestId,
    guestName: contact.name,
    guestPhone: contact.phone,
    accountId: null,
    date: window.date,
    earliestAt: new Date(window.from),
    latestAt: new Date(window.to),
    guestsCount: guests,
    status: 'waiting',
    source,
    notes,
    holdId: null,
    offeredStartsAt: null,
    offerExpiresAt: null,
    bookingId: null,
    createdByUserId: tx.caller.userId ?? null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await holdLine(tx);
  await assertWaitsOnce(tx, entry);
  await tx.manager.insert(WaitlistEntry, entry);
  tx.emit('waitlist.joined', { after: toState(entry, { withContact: true }) });
  return entry;
}
