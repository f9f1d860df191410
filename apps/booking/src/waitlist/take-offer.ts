import { Transaction } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import { visitMinutes } from '../availability/seating-rules';
import { Booking } from '../bookings/booking.entity';
import { assertWelcome, Contact, contactOf } from '../bookings/contact';
import { oneGuestAtATime, otherVisits } from '../bookings/guest-limits';
import { assertNotAtOnce } from '../bookings/guest-rules';
import { makeBooking } from '../bookings/make-booking';
import { Venue } from '../replicas/venue';
import { holdOf, stepInLine } from './line';
import { moveOn } from './waitlist-lifecycle';
import { WaitlistEntry } from './waitlist-entry.entity';

/** The guest takes what is offered to him. Who does so once more is answered with what he has. */
export async function acceptOffer(tx: Transaction, entry: WaitlistEntry, venue: Venue, now: Date): Promise<Booking> {
  return entry.status === 'booked' && entry.bookingId
    ? tx.findOrFail(Booking, entry.bookingId)
    : takeOffer(tx, entry, { venue, by: 'guest' }, now);
}

/** The offer of a locked entry becomes a booking, with the tables that were held. */
export async function takeOffer(
  tx: Transaction,
  entry: WaitlistEntry,
  { venue, by }: { venue: Venue; by: 'staff' | 'guest' },
  now: Date,
): Promise<Booking> {
  moveOn(entry.status, 'book');
  if (entry.offerExpiresAt! <= now) throw new RuleViolation('offer_over', 'The offer was not taken in time');
  const contact = await contactOfEntry(tx, entry, venue);
  if (by === 'guest') {
    if (venue.status !== 'active') {
      throw new RuleViolation('venue_takes_no_bookings', 'The venue takes no bookings now');
    }
    await assertWelcome(tx, contact, { by, overrides: [] });
  }
  const hold = await holdOf(tx, entry.holdId);
  const minutes = hold?.duration_minutes ?? visitMinutes(entry.guestsCount, venue.settings);
  if (by === 'guest') await assertSitsNowhereElse(tx, { entry, contact, minutes }, now);
  const booking = await makeBooking(
    tx,
    venue,
    {
      at: entry.offeredStartsAt!.getTime(),
      guests: entry.guestsCount,
      minutes,
      buffer: hold?.buffer_minutes,
      source: entry.source,
      contact,
      tables: hold ? { hold: { id: hold.id, tableIds: hold.resource_ids } } : 'auto',
      // The notice that guests give was kept when it was offered: what the house offers may be for the next half hour.
      by: 'staff',
      accountId: entry.accountId,
      notes: entry.notes,
    },
    now,
  );
  await tx.query('DELETE FROM holds WHERE venue_id = $1 AND id = $2', [venue.venueId, entry.holdId]);
  await stepInLine(tx, entry, 'book', { bookingId: booking.id, holdId: null, offerExpiresAt: null }, now);
  return booking;
}

/** While he waited he may have booked another time. */
async function assertSitsNowhereElse(
  tx: Transaction,
  { entry, contact, minutes }: { entry: WaitlistEntry; contact: Contact; minutes: number },
  now: Date,
): Promise<void> {
  const known = { ...contact, accountId: entry.accountId };
  await oneGuestAtATime(tx, known);
  const from = entry.offeredStartsAt!.getTime();
  assertNotAtOnce(await otherVisits(tx, known, now), { from, to: from + minutes * 60_000 });
}

/** Who had no card when he joined may have one by now. */
async function contactOfEntry(tx: Transaction, entry: WaitlistEntry, venue: Venue): Promise<Contact> {
  const { guestId, guestName: name, guestPhone: phone } = entry;
  return guestId ? { guestId, name, phone } : contactOf(tx, { guest_name: name, guest_phone: phone }, venue);
}
