import { BookingState } from '@guestflow/contracts';
import { cardOfPhone, rootOf, Transaction, Whose } from '@guestflow/persistence';

/** Keeps the newest version of a booking. Returns whether this was it. */
export async function keepBooking(tx: Transaction, booking: BookingState): Promise<boolean> {
  const kept = await tx.query(
    `INSERT INTO bookings AS kept (venue_id, booking_id, starts_at, guests_count, status, source, arrived_at,
                                   stands_since, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (venue_id, booking_id) DO UPDATE SET starts_at = excluded.starts_at,
       guests_count = excluded.guests_count, status = excluded.status, source = excluded.source,
       arrived_at = excluded.arrived_at, version = excluded.version,
       stands_since = CASE WHEN kept.starts_at = excluded.starts_at AND kept.status = excluded.status
                           THEN kept.stands_since ELSE excluded.stands_since END
     WHERE kept.version < excluded.version RETURNING 1`,
    [
      ...[tx.caller.venueId, booking.id, booking.booked_at, booking.guests_count, booking.status, booking.source],
      ...[booking.arrived_at, booking.updated_at, booking.version],
    ],
  );
  await keepWhose(tx, booking);
  return kept.length > 0;
}

/** Whose it is stands in every fact once a card is known; by which phone it came, only where that is news. */
async function keepWhose(tx: Transaction, { id, version, guest_id, card_id, contact }: BookingState): Promise<void> {
  const cardId = card_id ?? guest_id;
  if (!cardId && !contact) return;
  const phone = cardId ? null : (contact?.phone ?? null);
  const whose = cardId ? { cardId, guestId: await rootOf(tx, cardId) } : await ofPhone(tx, phone);
  await tx.query(
    `UPDATE bookings SET card_id = $3, guest_id = $4, guest_phone = $5, contact_version = $6
      WHERE venue_id = $1 AND booking_id = $2 AND contact_version < $6`,
    [tx.caller.venueId, id, whose?.cardId ?? null, whose?.guestId ?? null, phone, version],
  );
}

const ofPhone = async (tx: Transaction, phone: string | null): Promise<Whose | undefined> =>
  phone === null ? undefined : cardOfPhone(tx, phone);
