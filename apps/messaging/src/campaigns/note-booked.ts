import { BookingState } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';

/** Whoever books within seven days of a campaign has booked after it: once, and whatever becomes of the booking. */
export async function noteBooked(tx: Transaction, { id, status, source, created_at }: BookingState): Promise<void> {
  if (source === 'walk_in' || !['new', 'confirmed'].includes(status)) return;
  await tx.query(
    `UPDATE campaign_recipients AS kept SET booked_at = $3, booking_id = $2
       FROM bookings b
      WHERE b.venue_id = $1 AND b.booking_id = $2 AND kept.venue_id = $1 AND kept.guest_id = b.guest_id
        AND kept.status = 'sent' AND kept.booked_at IS NULL
        AND kept.sent_at <= $3 AND kept.sent_at > $3::timestamptz - interval '7 days'`,
    [tx.caller.venueId, id, created_at],
  );
}
