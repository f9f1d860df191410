import { Forgetting, Transaction } from '@guestflow/persistence';
import { parametersOf, theirs, Whose } from './whose';

/** What of a row tells who it was, or was written by or about him. */
const emptied = (columns: string[]): string => columns.map((column) => `${column} = NULL`).join(', ');

/** No link leads there any more: it has another form than those that were given. */
const newReference = `reference = replace(gen_random_uuid()::text, '-', '')`;

/**
 * Bookings stay with all that the venue counts, those to come with their tables too: somebody will sit there, or the
 * venue gives the table away by hand.
 */
export async function forgetGuest(
  tx: Transaction,
  whose: Whose,
  { forgetting, now }: { forgetting: Forgetting; now: Date },
): Promise<Record<string, number>> {
  const { venueId, cardIds, phones, telegramIds, marks } = whose;
  // First of all: whoever books for a card that is known holds it until he is done, and is then seen here.
  await tx.query(
    `UPDATE guests SET name = NULL, phone = NULL, telegram_id = NULL, language = NULL
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR phone = ANY ($3))`,
    parametersOf(whose),
  );
  const bookings = await blank(tx, 'bookings', whose, {
    columns: ['comment', 'notes', 'cancellation_reason', 'override_reason'],
    now,
  });
  const entries = await blank(tx, 'waitlist', whose, { columns: ['notes'], now });
  const listed = await tx.query<{ entry_id: string }>(
    `UPDATE blacklist SET phone = NULL, reason = NULL
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR phone = ANY ($3)) RETURNING entry_id`,
    parametersOf(whose),
  );
  // He may have been named as who can be called about another's booking.
  for (const table of ['bookings', 'waitlist']) {
    await tx.query(
      `UPDATE ${table} SET guest_phone = NULL, version = version + 1 WHERE venue_id = $1 AND guest_phone = ANY ($2)`,
      [venueId, phones],
    );
  }
  const rows = [...bookings, ...entries];
  const kept = await forgetting.scrub(
    tx,
    {
      ids: [...cardIds, ...rows.map(({ id }) => id), ...listed.map(({ entry_id }) => entry_id)],
      words: [...phones, ...telegramIds, ...rows.map(({ reference }) => reference)],
    },
    marks,
  );
  return {
    bookings: bookings.length,
    bookings_to_come: bookings.filter(({ to_come }) => to_come).length,
    waitlist_entries: entries.length,
    kept_texts: kept,
  };
}

interface Blanked {
  id: string;
  /** As it was. */
  reference: string;
  to_come: boolean;
}

/** A new version, so that nobody who has the form open writes it back. */
async function blank(
  tx: Transaction,
  table: 'bookings' | 'waitlist',
  whose: Whose,
  { columns, now }: { columns: string[]; now: Date },
): Promise<Blanked[]> {
  const toCome = table === 'bookings' ? `status IN ('new', 'confirmed') AND starts_at > $4` : '$4::timestamptz IS NULL';
  const rows = await tx.query<Blanked & Record<string, unknown>>(
    `SELECT id, reference, ${toCome} AS to_come FROM ${table} WHERE venue_id = $1 AND ${theirs} ORDER BY id FOR UPDATE`,
    [...parametersOf(whose), now],
  );
  await tx.query(
    `UPDATE ${table} SET ${emptied(['guest_name', 'guest_phone', 'account_id', ...columns])}, ${newReference},
            guest_id = COALESCE(guest_id, $3), version = version + 1, updated_at = $4
      WHERE venue_id = $1 AND id = ANY ($2)`,
    [whose.venueId, rows.map(({ id }) => id), whose.cardIds[0], now],
  );
  return rows;
}
