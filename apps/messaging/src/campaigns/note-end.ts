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

/** Why a recipient was not written to; undefined of one who is still to be, because it is known that nothing was sent. */
export function whyUnsent(reason: string | null, recalledFor: RecallReason | null): string | undefined {
  if (reason !== 'recalled' && reason !== 'no_bot') return reason ?? 'unknown';
  if (recalledFor === null) return reason === 'no_bot' ? undefined : reason;
  return recalledFor === 'paused' ? undefined : ends[recalledFor];
}

/** A recipient's message has ended, or nobody knows how. */
export const noteEnd = (tx: Transaction, end: RecipientEnd): Promise<void> =>
  end.state === 'sent' ? noteSent(tx, end) : noteUnsent(tx, end);

/** It has been sent: whatever else was decided of it meanwhile. */
async function noteSent(tx: Transaction, { id, at, telegramMessageId }: RecipientEnd): Promise<void> {
  await tx.query(
    `UPDATE campaign_recipients SET status = 'sent', sent_at = $3, recalled_for = NULL, error_message = NULL,
            telegram_message_id = CASE WHEN error_message = 'forgotten' THEN NULL ELSE $4 END
      WHERE venue_id = $1 AND message_id = $2 AND status <> 'sent'`,
    [tx.caller.venueId, id, at, telegramMessageId ?? null],
  );
}

async function noteUnsent(tx: Transaction, { id, reason }: RecipientEnd): Promise<void> {
  const [recipient] = await tx.query<{ id: string; recalled_for: RecallReason | null }>(
    `SELECT id, recalled_for FROM campaign_recipients
      WHERE venue_id = $1 AND message_id = $2 AND status = 'pending' FOR UPDATE`,
    [tx.caller.venueId, id],
  );
  if (!recipient) return;
  const why = whyUnsent(reason, recipient.recalled_for);
  await tx.query(
    why === undefined
      ? `UPDATE campaign_recipients SET message_id = NULL, channel = NULL, recalled_for = NULL
          WHERE venue_id = $1 AND id = $2`
      : `UPDATE campaign_recipients SET status = 'failed', error_message = $3, recalled_for = NULL
          WHERE venue_id = $1 AND id = $2`,
    [tx.caller.venueId, recipient.id, ...(why === undefined ? [] : [why])],
  );
}
