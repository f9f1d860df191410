import { Transaction } from '@guestflow/persistence';
import { endMessages } from '../messages/end-message';
import { Channel, Outgoing } from './channel';

/** For what nobody says until when it is worth sending. */
const keptMs = 24 * 3_600_000;

/** The letter sender of this service finds it. */
export const email: Channel = {
  name: 'email',

  async carry(tx: Transaction, messages: readonly Outgoing[]): Promise<void> {
    const rows = messages.map(({ id, urgency, sendBefore, createdAt }) => ({
      ...{ id, urgency, created_at: createdAt },
      send_before: sendBefore ?? new Date(createdAt.getTime() + keptMs),
    }));
    await tx.query(
      `INSERT INTO letters (venue_id, state, next_at, id, urgency, created_at, send_before)
       SELECT $1, 'queued', created_at, * FROM json_to_recordset($2::json)
           AS said (id uuid, urgency text, created_at timestamptz, send_before timestamptz)`,
      [tx.caller.venueId, JSON.stringify(rows)],
    );
    // What goes to many is told of as a whole, by its campaign.
    for (const { id, kind, guestId, createdAt } of messages.filter(({ urgency }) => urgency === 'urgent')) {
      tx.emit('message.posted', {
        after: { id, version: 1, kind, guest_id: guestId, created_at: createdAt.toISOString() },
      });
    }
  },

  /** One that is being sent may arrive; where it is not taken, it is not tried again. */
  async recall(tx: Transaction, messageIds: readonly string[]): Promise<void> {
    const recalled = await tx.query<{ id: string; at: Date | null }>(
      `UPDATE letters SET reason = 'recalled', state = CASE state WHEN 'queued' THEN 'failed' ELSE state END,
              ended_at = CASE state WHEN 'queued' THEN now() END
        WHERE venue_id = $1 AND id = ANY ($2) AND state IN ('queued', 'sending') RETURNING id, ended_at AS at`,
      [tx.caller.venueId, messageIds],
    );
    await endMessages(
      tx,
      recalled.flatMap(({ id, at }) => (at ? [{ id, verb: 'fail', reason: 'recalled', at }] : [])),
    );
  },
};
