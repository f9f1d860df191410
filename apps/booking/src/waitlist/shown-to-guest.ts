import { localOf } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { Venue } from '../replicas/venue';
import { placeOf } from './line';
import { isInLine } from './waitlist-lifecycle';
import { WaitlistEntry } from './waitlist-entry.entity';
import { offerOf, PublicWaitlistEntryDto } from './waitlist.dto';

/** What a guest is shown of his waiting: nothing of what the staff note. */
export async function shownToGuest(
  tx: Transaction,
  entry: WaitlistEntry,
  { slug, name, zone }: Venue,
  now: Date,
): Promise<PublicWaitlistEntryDto> {
  const [booking] = entry.bookingId
    ? await tx.query<{ reference: string }>('SELECT reference FROM bookings WHERE venue_id = $1 AND id = $2', [
        entry.venueId,
        entry.bookingId,
      ])
    : [];
  return {
    reference: entry.reference,
    venue_slug: slug,
    venue_name: name,
    date: entry.date,
    time_from: localOf(entry.earliestAt.getTime(), zone).time,
    time_to: localOf(entry.latestAt.getTime(), zone).time,
    guests_count: entry.guestsCount,
    status: entry.status,
    place: isInLine(entry.status) ? await placeOf(tx, entry) : null,
    offer: offerOf(entry, zone, now),
    booking_reference: booking?.reference ?? null,
  };
}
