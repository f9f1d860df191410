import { RecallReason } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';

/** How a recipient's message ended. */
interface RecipientEnd {
  id: string;
  state: string;
  reason: string | null;
  at: Date | string;
  telegramMessageId?: string | null;
}

const ends: Record<Exclude<RecallReason, 'paused'>, string> = {
  consent_withdrawn: 'no_consent',
  blacklisted: 'blacklisted',
  cancelled: 'cancelled',
};

/** Where it is known that nothing was sent, and that it may be another time. */
const isForAnotherTime = (reason: string | null): boolean => reason === 'no_bot' || reason === 'venue_suspended';

/** Why a recipient was not written to; undefined of one who is still to be, because it is known that nothing was sent. */
export function whyUnsent(reason: string | null, recalledFor: RecallReason | null): string | undefined {
  if (reason !== 'recalled' && !isForAnotherTime(reason)) return reason ?? 'unknown';
  if (recalledFor === null) return isForAnotherTime(reason) ? undefined : (reason ?? 'unknown');
  return recalledFor === 'paused' ? undefined : ends[recalledFor];
}

/** Recipients' messages have ended, or nobody knows how. */
export async function noteEnds(tx: Transaction, told: readonly RecipientEnd[]): Promise<void> {
  await noteSent(
    tx,
    told.filter(({ state }) => state === 'sent'),
  );
  await noteUnsent(
    tx,
    told.filter(({ state }) => state !== 'sent'),
  );
}

/** It has been sent: whatever else was decided of it meanwhile. */
async function noteSent(tx: Transaction, sent: readonly RecipientEnd[]): Promise<void> {
  if (sent.length === 0) return;
  const rows = sent.map(({ id, at, telegramMessageId }) => ({
    id,
    at,
    telegram_message_id: telegramMessageId ?? null,
  }));
  await tx.query(
    `UPDATE campaign_recipients AS kept SET status = 'sent', sent_at = said.at, recalled_for = NULL, error_message = NULL,
            telegram_message_id = CASE WHEN error_message = 'forgotten' THEN NULL ELSE said.telegram_message_id END
       FROM json_to_recordset($2::json) AS said (id uuid, at timestamptz, telegram_message_id text)
      WHERE kept.venue_id = $1 AND kept.message_id = said.id AND kept.status <> 'sent'`,
    [tx.caller.venueId, JSON.stringify(rows)],
  );
}

async function noteUnsent(tx: Transaction, unsent: readonly RecipientEnd[]): Promise<void> {
  if (unsent.length === 0) return;
  const reasons = new Map(unsent.map(({ id, reason }) => [id, reason]));
  const recipients = await tx.query<{ id: string; message_id: string; recalled_for: RecallReason | null }>(
    `SELECT id, message_id, recalled_for FROM campaign_recipients
      WHERE venue_id = $1 AND message_id = ANY ($2) AND status = 'pending' ORDER BY id FOR UPDATE`,
    [tx.caller.venueId, [...reasons.keys()]],
  );
  if (recipients.length === 0) return;
  const rows = recipients.map(({ id, message_id, recalled_for }) => {
    const why = whyUnsent(reasons.get(message_id) ?? null, recalled_for);
    return { id, why: why ?? null };
  });
  await tx.query(
    `UPDATE campaign_recipients AS kept SET recalled_for = NULL, error_message = said.why,
            status = CASE WHEN said.why IS NULL THEN 'pending' ELSE 'failed' END,
            message_id = CASE WHEN said.why IS NOT NULL THEN kept.message_id END,
            channel = CASE WHEN said.why IS NOT NULL THEN kept.channel END
       FROM json_to_recordset($2::json) AS said (id uuid, why text)
      WHERE kept.venue_id = $1 AND kept.id = said.id`,
    [tx.caller.venueId, JSON.stringify(rows)],
  );
}
