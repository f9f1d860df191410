import { DeliveryState, UndeliveredReason, Urgency } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { DeliveryStatus, DeliveryVerb, deliveryMoves } from './delivery-lifecycle';
import { Call } from './message-calls';

/** What the ledger says of a delivery. */
export interface LedgerRow {
  id: string;
  bot_id: string | null;
  guest_id: string | null;
  reference: string;
  urgency: Urgency;
  status: DeliveryStatus;
  method: string;
  /** The calls that are left; null once it has ended. */
  content: Call[] | null;
  /** Why it was not sent; of one that is being sent, why it is not to be tried again. */
  reason: UndeliveredReason | null;
  detail: string | null;
  telegram_message_id: string | null;
  attempts: number;
  version: number;
  created_at: Date;
}

export const rowColumns = `id, bot_id, guest_id, reference, urgency, status, method, content, reason, detail,
  telegram_message_id::text, attempts, version, created_at`;

/** How a message of messaging's is referred to. */
export const referenceOf = (messageId: string): string => `message:${messageId}`;

/** Of which message it is; undefined for an answer. */
export const messageOf = (reference: string): string | undefined => /^message:(.+)$/.exec(reference)?.[1];

interface End {
  reason?: UndeliveredReason | null;
  detail?: string | null;
  messageId?: string | null;
}

type EndVerb = Extract<DeliveryVerb, 'succeed' | 'fail' | 'lose' | 'recall'>;

/**
 * Ends deliveries and tells it, both or neither. What they said is forgotten at once, and of an answer to whom: the ledger
 * keeps ids, times and reasons. `where` may narrow down which of them; those in another state by now are left as they are.
 */
export async function endDeliveries(
  tx: Transaction,
  ids: string[],
  verb: EndVerb,
  { reason = null, detail = null, messageId = null }: End,
  now: Date,
  where = 'true',
): Promise<LedgerRow[]> {
  const { from, to } = deliveryMoves[verb];
  const ended = await tx.query<LedgerRow & Record<string, unknown>>(
    `UPDATE deliveries SET status = $2, reason = $3, detail = $4, content = NULL, replica_id = NULL, ended_at = $5,
            telegram_message_id = COALESCE($6, telegram_message_id), version = version + 1,
            telegram_id = CASE WHEN reference LIKE 'message:%' THEN telegram_id END
      WHERE id = ANY ($1) AND status = ANY ($7) AND ${where} RETURNING ${rowColumns}`,
    [ids, to, reason, detail, now, messageId, from],
  );
  for (const row of ended) tellEnd(tx, row, now);
  return ended;
}

/** Answers of a conversation's concern nobody else. */
export function tellEnd(tx: Transaction, row: Omit<LedgerRow, 'content' | 'attempts' | 'created_at'>, now: Date): void {
  const id = messageOf(row.reference);
  if (!id) return;
  const { version, guest_id, bot_id, telegram_message_id, reason } = row;
  const after: DeliveryState = { id, version, guest_id, bot_id, telegram_message_id, reason, at: now.toISOString() };
  tx.emit(row.status === 'sent' ? 'delivery.succeeded' : 'delivery.failed', { after });
}
