import { ConsentChannel, ConsentPurpose, ConsentState } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { Guest } from '../guests/guest.entity';
import { DeclaredConsent } from './guest-import.entity';

interface Wanted {
  purpose: ConsentPurpose;
  channel: ConsentChannel | null;
}

const keyOf = ({ purpose, channel }: Wanted): string => (channel ? `${purpose}:${channel}` : purpose);

const wantedBy = ({ personal_data, marketing }: DeclaredConsent): Wanted[] => [
  ...(personal_data ? [{ purpose: 'personal_data' as const, channel: null }] : []),
  ...marketing.map((channel) => ({ purpose: 'marketing' as const, channel })),
];

/**
 * Lines of the ledger for what the venue declares to hold. What holds already is not written twice, and what a guest
 * once took back a list does not give again.
 */
export async function declareConsents(
  tx: Transaction,
  cards: Guest[],
  declared: DeclaredConsent,
  now: Date,
): Promise<void> {
  const wanted = wantedBy(declared);
  if (cards.length === 0 || wanted.length === 0) return;
  const ids = cards.map(({ id }) => id);
  const taken = await tx.query<{ guest_id: string } & Wanted>(
    `SELECT DISTINCT guest_id, purpose, channel FROM consents
      WHERE venue_id = $1 AND guest_id = ANY ($2) AND NOT given`,
    [tx.caller.venueId, ids],
  );
  // Who took back the whole of a purpose took back each of its channels.
  const takenBack = new Set(taken.map((line) => `${line.guest_id} ${keyOf(line)}`));
  const given = cards.map((card) => ({
    card,
    lines: wanted.filter(
      (each) =>
        !card.consented.includes(keyOf(each)) &&
        !takenBack.has(`${card.id} ${keyOf(each)}`) &&
        !takenBack.has(`${card.id} ${each.purpose}`),
    ),
  }));
  const lines = given.flatMap(({ card, lines: own }) =>
    own.map((line) => ({ id: newId(), guest_id: card.id, ...line })),
  );
  if (lines.length === 0) return;
  const { venueId, actor } = tx.caller;
  await tx.query(
    `INSERT INTO consents (id, venue_id, card_id, guest_id, purpose, channel, given, text_version, way, actor, at, created_at)
     SELECT id, $1, guest_id, guest_id, purpose, channel, true, $3, 'import', $4, $5, $5
       FROM json_to_recordset($2::json) AS said (id uuid, guest_id uuid, purpose text, channel text)`,
    [venueId, JSON.stringify(lines), declared.text_version, actor, now],
  );
  await tx.query(
    `UPDATE guests SET consented = said.consented
       FROM json_to_recordset($2::json) AS said (id uuid, consented text[])
      WHERE guests.venue_id = $1 AND guests.id = said.id`,
    [
      venueId,
      JSON.stringify(
        given
          .filter(({ lines: own }) => own.length > 0)
          .map(({ card, lines: own }) => ({ id: card.id, consented: [...card.consented, ...own.map(keyOf)].sort() })),
      ),
    ],
  );
  for (const { id, guest_id, purpose, channel } of lines) {
    const after: ConsentState = {
      ...{ id, version: 1, guest_id, purpose, channel, given: true, way: 'import' },
      ...{ text_version: declared.text_version, at: now.toISOString() },
    };
    tx.emit('consent.given', { after });
  }
}
