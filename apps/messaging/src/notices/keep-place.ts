import { WaitlistState } from '@guestflow/contracts';
import { cardOfPhone, rootOf, Transaction, Whose } from '@guestflow/persistence';

/** Keeps the newest version of a place in the line. */
export async function keepPlace(tx: Transaction, place: WaitlistState): Promise<void> {
  await tx.query(
    `INSERT INTO waitlist AS kept (venue_id, waitlist_id, status, guests_count, offered_starts_at, offer_expires_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (venue_id, waitlist_id) DO UPDATE SET status = excluded.status, guests_count = excluded.guests_count,
       offered_starts_at = excluded.offered_starts_at, offer_expires_at = excluded.offer_expires_at,
       version = excluded.version
     WHERE kept.version < excluded.version`,
    [
      ...[tx.caller.venueId, place.id, place.status, place.guests_count, place.offered_starts_at],
      ...[place.offer_expires_at, place.version],
    ],
  );
  await keepWhose(tx, place);
}

/** As of bookings: by which phone somebody came is told where it is news, whose it is always. */
async function keepWhose(tx: Transaction, { id, version, guest_id, card_id, contact }: WaitlistState): Promise<void> {
  const cardId = card_id ?? guest_id;
  if (!cardId && !contact) return;
  const phone = cardId ? null : (contact?.phone ?? null);
  const whose = cardId ? { cardId, guestId: await rootOf(tx, cardId) } : await ofPhone(tx, phone);
  await tx.query(
    `UPDATE waitlist SET card_id = $3, guest_id = $4, guest_phone = $5, contact_version = $6
      WHERE venue_id = $1 AND waitlist_id = $2 AND contact_version < $6`,
    [tx.caller.venueId, id, whose?.cardId ?? null, whose?.guestId ?? null, phone, version],
  );
}

const ofPhone = async (tx: Transaction, phone: string | null): Promise<Whose | undefined> =>
  phone === null ? undefined : cardOfPhone(tx, phone);
