import {
  ConsentChannel,
  consented,
  ConsentPurpose,
  ConsentState,
  ConsentWay,
  KeptLine,
  saysMore,
} from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';

/** What a guest agrees to or takes back, as it is said. */
export interface SaidConsent {
  purpose: ConsentPurpose;
  channel?: ConsentChannel | null;
  given: boolean;
  text_version?: string | null;
}

export interface LedgerLine extends KeptLine {
  id: string;
  way: ConsentWay;
  at: Date;
}

export interface Appended {
  /** What the guest agrees to now. */
  consented: string[];
  /** What was not said before. */
  appended: LedgerLine[];
}

/**
 * Appends to the ledger of a guest whose card is locked, tells it, and writes on the card what it comes to. What says
 * nothing new is left out.
 */
export async function appendConsents(
  tx: Transaction,
  guest: { id: string },
  lines: readonly SaidConsent[],
  way: ConsentWay,
  now: Date,
): Promise<Appended> {
  const ledger = await readLedger(tx, guest.id);
  const appended: LedgerLine[] = [];
  for (const { purpose, channel = null, given, text_version: textVersion = null } of lines) {
    const line = { id: newId(), purpose, channel, given, textVersion, way, at: after(ledger.at(-1)?.at, now) };
    if (!saysMore(ledger, line)) continue;
    ledger.push(line);
    appended.push(line);
  }
  if (appended.length > 0) await write(tx, guest.id, appended, now);
  return { consented: await writeConsented(tx, guest.id, ledger), appended };
}

/** Who waited for the card comes after whom he waited for, whatever their clocks say. */
const after = (last: Date | undefined, now: Date): Date => (last && last >= now ? new Date(last.getTime() + 1) : now);

/** All lines of a guest, those written to cards that are part of his among them; the oldest first. */
async function readLedger(tx: Transaction, guestId: string): Promise<LedgerLine[]> {
  return tx.query<LedgerLine & Record<string, unknown>>(
    `SELECT id, purpose, channel, given, text_version AS "textVersion", way, at FROM consents
      WHERE venue_id = $1 AND guest_id = $2 ORDER BY at, id`,
    [tx.caller.venueId, guestId],
  );
}

async function write(tx: Transaction, guestId: string, lines: LedgerLine[], now: Date): Promise<void> {
  const { venueId, actor } = tx.caller;
  const column = <Key extends keyof LedgerLine>(key: Key) => lines.map((line) => line[key]);
  await tx.query(
    `INSERT INTO consents (venue_id, card_id, guest_id, actor, created_at, id, purpose, channel, given, text_version, way, at)
     SELECT $1, $2, $2, $3, $4, *
       FROM unnest($5::uuid[], $6::text[], $7::text[], $8::boolean[], $9::text[], $10::text[], $11::timestamptz[])`,
    [
      ...[venueId, guestId, actor, now, column('id'), column('purpose'), column('channel'), column('given')],
      ...[column('textVersion'), column('way'), column('at')],
    ],
  );
  for (const line of lines) {
    tx.emit(line.given ? 'consent.given' : 'consent.withdrawn', { after: stateOf(guestId, line) });
  }
}

const stateOf = (
  guest_id: string,
  { id, purpose, channel, given, textVersion, way, at }: LedgerLine,
): ConsentState => ({
  ...{ id, version: 1, guest_id, purpose, channel, given, text_version: textVersion, way, at: at.toISOString() },
});

/** What the ledger comes to, written on the card anew: to be called wherever lines change whose they are. */
export const recountConsents = async (tx: Transaction, guestId: string): Promise<string[]> =>
  writeConsented(tx, guestId, await readLedger(tx, guestId));

async function writeConsented(tx: Transaction, guestId: string, ledger: readonly KeptLine[]): Promise<string[]> {
  const now = consented(ledger);
  await tx.query('UPDATE guests SET consented = $3 WHERE venue_id = $1 AND id = $2 AND consented <> $3', [
    ...[tx.caller.venueId, guestId, now],
  ]);
  return now;
}
