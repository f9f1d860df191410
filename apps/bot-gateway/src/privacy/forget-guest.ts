import { Forgetting, Transaction } from '@guestflow/persistence';
import { endDeliveries, messageOf } from '../sending/ledger-row';
import { parametersOf, sentToThem, Whose } from './whose';

/** His chats end, and what waits for him is not sent. That something was sent stays, without whom to. */
export async function forgetGuest(
  tx: Transaction,
  whose: Whose,
  { forgetting, now }: { forgetting: Forgetting; now: Date },
): Promise<Record<string, number>> {
  const theirs = [whose.venueId, whose.telegramIds];
  const sent = await tx.query<{ id: string; reference: string; status: string }>(
    `SELECT id, reference, status FROM deliveries WHERE venue_id = $1 AND ${sentToThem} ORDER BY id FOR UPDATE`,
    parametersOf(whose),
  );
  const waiting = sent.filter(({ status }) => status === 'queued').map(({ id }) => id);
  await endDeliveries(tx, waiting, 'fail', { reason: 'no_chat' }, now);
  await tx.query('UPDATE deliveries SET telegram_id = NULL, content = NULL, detail = NULL WHERE id = ANY ($1)', [
    sent.map(({ id }) => id),
  ]);
  const updates = await tx.query(
    'DELETE FROM updates WHERE venue_id = $1 AND telegram_id = ANY ($2) RETURNING 1',
    theirs,
  );
  await tx.query('DELETE FROM chat_paces WHERE venue_id = $1 AND telegram_id = ANY ($2)', theirs);
  const chats = await tx.query<{ id: string }>(
    'DELETE FROM chats WHERE venue_id = $1 AND telegram_id = ANY ($2) RETURNING id',
    theirs,
  );
  const messages = sent.flatMap(({ reference }) => messageOf(reference) ?? []);
  const ids = [...whose.cardIds, ...chats.map(({ id }) => id), ...messages];
  const kept = await forgetting.scrub(tx, { ids, words: whose.telegramIds }, whose.marks);
  return { chats: chats.length, updates: updates.length, deliveries: sent.length, kept_texts: kept };
}
