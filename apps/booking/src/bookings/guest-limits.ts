import { Transaction } from '@guestflow/persistence';
import { Contact } from './contact';
import { OtherVisit } from './guest-rules';

/** By what a guest is known again. */
export interface Known extends Pick<Contact, 'guestId' | 'phone'> {
  accountId?: string | null;
}

/** Whoever books for the same phone, card or account waits until this one is done. */
export async function oneGuestAtATime(tx: Transaction, { guestId, phone, accountId }: Known): Promise<void> {
  const known = [phone, guestId, accountId].filter((each) => !!each).sort();
  for (const each of known) {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`guest:${tx.caller.venueId}:${each}`]);
  }
}

/** What else the guest has before him at the venue, requests that nobody has answered yet among it. */
export async function otherVisits(
  tx: Transaction,
  { guestId, phone, accountId }: Known,
  now: Date,
  exceptId: string | null = null,
): Promise<OtherVisit[]> {
  const rows = await tx.query<{ starts_at: Date; ends_at: Date; by_himself: boolean }>(
    `SELECT starts_at, starts_at + make_interval(mins => duration_minutes) AS ends_at,
            source IN ('web', 'bot') AS by_himself
       FROM bookings
      WHERE venue_id = $1 AND (guest_phone = $2 OR guest_id = $3 OR account_id = $4)
        AND status IN ('new', 'confirmed', 'arrived') AND (status <> 'new' OR lapses_at IS NULL OR lapses_at > $5)
        AND starts_at + make_interval(mins => duration_minutes) > $5 AND ($6::uuid IS NULL OR id <> $6)`,
    [tx.caller.venueId, phone, guestId, accountId ?? null, now, exceptId],
  );
  return rows.map(({ starts_at, ends_at, by_himself }) => ({
    from: starts_at.getTime(),
    to: ends_at.getTime(),
    byHimself: by_himself,
  }));
}
