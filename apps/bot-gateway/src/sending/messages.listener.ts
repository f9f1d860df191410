import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, QueuedMessageState, RecalledMessageState, UndeliveredReason } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Metrics } from '@guestflow/observability';
import { Forgetting, jsonbText, newId, Transaction } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { referenceOf, tellEnd } from './ledger-row';
import { callsOf } from './message-calls';
import { recall, tellIfRecalled } from './recalls';
import { Sender } from './sender';

/** For what nobody says until when it is worth sending. */
const keptMs = 24 * 3_600_000;

/** Takes what is to be sent into the ledger. */
@Controller()
export class MessagesListener {
  constructor(
    private readonly sender: Sender,
    private readonly forgetting: Forgetting,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  @EventPattern('message.queued')
  async queued(@Payload() fact: Fact<QueuedMessageState>, @Ctx() { tx }: EventContext): Promise<void> {
    const message = fact.data.after;
    const venueId = tx.caller.venueId!;
    // Who is being forgotten has no chat when that is done.
    await this.forgetting.together(tx);
    const botId = await botFor(tx, message.telegram_id);
    if (!botId) return this.fail(tx, message, await whyNot(tx));
    const calls = callsOf(message);
    const sendBefore = message.send_before ?? new Date(new Date(message.created_at).getTime() + keptMs);
    const stored = await tx.query(
      `INSERT INTO deliveries (id, venue_id, bot_id, telegram_id, guest_id, reference, urgency, status, method, content,
                               not_before, send_before, version, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9, clock_timestamp(), $10, 1, $11)
       ON CONFLICT (venue_id, reference) DO NOTHING RETURNING 1`,
      [
        ...[newId(), venueId, botId, message.telegram_id, message.guest_id, referenceOf(message.id), message.urgency],
        ...[calls[0]!.method, jsonbText(calls), sendBefore, this.clock.now()],
      ],
    );
    if (stored.length === 0) return tellIfRecalled(tx, message, calls[0]!, this.clock.now());
    tx.afterCommit(() => this.sender.wake({ id: botId, venueId }));
  }

  /** It may come before the message does: replicas do not wait for each other. */
  @EventPattern('message.recalled')
  async recalled(@Payload() { data }: Fact<RecalledMessageState>, @Ctx() { tx }: EventContext): Promise<void> {
    if (!(await recall(tx, data.after.id, data.after.reason, this.clock.now()))) return;
    tx.afterCommit(() => this.metrics.deliveries.inc({ outcome: 'recalled' }));
  }

  /** An account with which there is no chat is none of ours: it is not kept. */
  private async fail(tx: Transaction, message: QueuedMessageState, reason: UndeliveredReason): Promise<void> {
    const now = this.clock.now();
    const { guest_id, urgency } = message;
    const call = callsOf(message)[0]!;
    const row = { id: newId(), reference: referenceOf(message.id), guest_id, urgency, reason, version: 1 };
    const stored = await tx.query(
      `INSERT INTO deliveries (id, venue_id, guest_id, reference, urgency, status, method, reason, not_before, version,
                               created_at, ended_at)
       VALUES ($1, $2, $3, $4, $5, 'failed', $6, $7, $8, 1, $8, $8) ON CONFLICT (venue_id, reference) DO NOTHING RETURNING 1`,
      [row.id, tx.caller.venueId, guest_id, row.reference, urgency, call.method, reason, now],
    );
    if (stored.length === 0) return tellIfRecalled(tx, message, call, now);
    tellEnd(tx, { ...row, status: 'failed', bot_id: null, telegram_message_id: null, method: '', detail: null }, now);
  }
}

/** One that is on and has a chat with the account: the one used last, and rather one that may write in it. */
async function botFor(tx: Transaction, telegramId: string): Promise<string | undefined> {
  if (!/^\d{1,18}$/.test(telegramId)) return undefined;
  const [chat] = await tx.query<{ bot_id: string }>(
    `SELECT c.bot_id FROM chats c JOIN bots b ON b.id = c.bot_id AND b.is_active
      WHERE c.venue_id = $1 AND c.telegram_id = $2 ORDER BY c.blocked_at IS NOT NULL, c.updated_at DESC LIMIT 1`,
    [tx.caller.venueId, telegramId],
  );
  return chat?.bot_id;
}

async function whyNot(tx: Transaction): Promise<UndeliveredReason> {
  const active = await tx.query('SELECT 1 FROM bots WHERE venue_id = $1 AND is_active LIMIT 1', [tx.caller.venueId]);
  return active.length > 0 ? 'no_chat' : 'no_bot';
}
