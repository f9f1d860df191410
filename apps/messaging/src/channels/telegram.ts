import { RecallReason } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { Channel, Outgoing } from './channel';

/** bot-gateway sends it, and tells what became of it. */
export const telegram: Channel = {
  name: 'telegram',

  carry(tx: Transaction, messages: readonly Outgoing[]): Promise<void> {
    for (const { id, kind, urgency, guestId, bookingId, waitlistId, address, ...message } of messages) {
      const { text, buttons, attachment, sendBefore, createdAt, campaignId } = message;
      tx.emit('message.queued', {
        after: {
          ...{ id, version: 1, kind, urgency, guest_id: guestId, booking_id: bookingId, waitlist_id: waitlistId },
          ...{ campaign_id: campaignId, telegram_id: address, text, buttons, attachment },
          ...{ send_before: sendBefore?.toISOString() ?? null, created_at: createdAt.toISOString() },
        },
      });
    }
    return Promise.resolve();
  },

  /** It may be on its way: whether it was in time is what bot-gateway tells. */
  async recall(tx: Transaction, messageIds: readonly string[], reason: RecallReason): Promise<void> {
    const recalled = await tx.query<{ id: string; version: number; at: Date }>(
      `UPDATE messages SET version = version + 1
        WHERE venue_id = $1 AND id = ANY ($2) AND channel = 'telegram' AND state = 'queued'
        RETURNING id, version, now() AS at`,
      [tx.caller.venueId, messageIds],
    );
    for (const { id, version, at } of recalled) {
      tx.emit('message.recalled', { after: { id, version, reason, recalled_at: at.toISOString() } });
    }
  },
};
