import { Transaction } from '@guestflow/persistence';
import { parametersOf, theirs, Whose } from './whose';

const shared = `reference, guest_id, guest_name, guest_phone, guests_count, status, source, notes, created_at, updated_at`;

/** Everything that booking keeps of a guest. */
export async function knownOfGuest(tx: Transaction, whose: Whose) {
  const bookings = await tx.query(
    `SELECT id, ${shared}, starts_at AS booked_at, duration_minutes, resource_ids AS table_ids, comment, tags,
            confirmed_at, arrived_at, completed_at, cancelled_at, cancelled_by, cancellation_reason, no_show_at,
            guest_says, late_minutes, overrides, override_reason, history
       FROM bookings WHERE venue_id = $1 AND ${theirs} ORDER BY starts_at, id`,
    parametersOf(whose),
  );
  const waitlist = await tx.query(
    `SELECT id, ${shared}, date::text AS date, earliest_at, latest_at, offered_starts_at, offer_expires_at, booking_id
       FROM waitlist WHERE venue_id = $1 AND ${theirs} ORDER BY created_at, id`,
    parametersOf(whose),
  );
  const blacklist = await tx.query(
    `SELECT entry_id, phone, reason, removed FROM blacklist
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR phone = ANY ($3)) ORDER BY entry_id`,
    parametersOf(whose),
  );
  const guests = await tx.query(
    'SELECT guest_id, name, phone, telegram_id, language FROM guests WHERE venue_id = $1 AND guest_id = ANY ($2)',
    [whose.venueId, whose.cardIds],
  );
  return { guests, bookings, waitlist, blacklist };
}
