import { Transaction } from '@guestflow/persistence';
import { MessageState, MessageVerb, reached } from './message-lifecycle';

/** What became of a message that was to be sent. */
export interface MessageEnd {
  id: string;
  verb: Exclude<MessageVerb, 'read'>;
  /** Why it was not sent. */
  reason: string | null;
  at: Date | string;
}

/** The one place where messages end, by whichever channel they went. What is told twice or comes too late changes nothing. */
export async function endMessages(tx: Transaction, ends: readonly MessageEnd[]): Promise<void> {
  if (ends.length === 0) return;
  const messages = await tx.query<{ id: string; state: MessageState }>(
    'SELECT id, state FROM messages WHERE venue_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE',
    [tx.caller.venueId, ends.map(({ id }) => id)],
  );
  const states = new Map(messages.map(({ id, state }) => [id, state]));
  const rows = ends.flatMap(({ id, verb, reason, at }) => {
    const before = states.get(id);
    const state = before && reached(before, verb);
    if (!state) return [];
    return [{ id, state, reason: state === 'sent' ? null : reason, sent_at: state === 'sent' ? at : null }];
  });
  if (rows.length === 0) return;
  await tx.query(
    `UPDATE messages SET state = told.state, reason = told.reason, sent_at = told.sent_at, version = version + 1
       FROM json_to_recordset($2::json) AS told (id uuid, state text, reason text, sent_at timestamptz)
      WHERE messages.venue_id = $1 AND messages.id = told.id`,
    [tx.caller.venueId, JSON.stringify(rows)],
  );
}
