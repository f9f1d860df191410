import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ChatState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, keepNewest, Transaction } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { blockedSince } from '../guests/blocked-since';
import { Guest } from '../guests/guest.entity';
import { saveGuest } from '../guests/save-guest';
import { wasErasedSince } from '../privacy/was-erased';

/**
 * Whether guests let the venue's bot write to them, which their cards say. It is kept also while an account is on no
 * card: a card that it comes to later says it then.
 */
@Controller()
export class ChatsReplica {
  constructor(
    private readonly clock: Clock,
    private readonly forgetting: Forgetting,
  ) {}

  @EventPattern('chat.opened')
  opened(@Payload() fact: Fact<ChatState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('chat.blocked')
  blocked(@Payload() fact: Fact<ChatState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('chat.unblocked')
  unblocked(@Payload() fact: Fact<ChatState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  private async keep({ data, venueid: venue_id, time: told_at }: Fact<ChatState>, { tx }: EventContext): Promise<void> {
    const { id: chat_id, bot_id, telegram_id, blocked_at, version } = data.after;
    if (await wasErasedSince(tx, this.forgetting, telegram_id, told_at)) return;
    const chat = { venue_id, chat_id, bot_id, telegram_id, blocked_at, told_at, version };
    if (!(await keepNewest(tx, 'chats', ['venue_id', 'chat_id'], chat))) return;
    const telegramBlockedAt = await blockedSince(tx, telegram_id);
    const card = await cardWith(tx, telegram_id);
    if (card) await saveGuest(tx, card, { telegramBlockedAt }, { now: this.clock.now() });
  }
}

/** The very card that the account is on, which may be part of another; locked. */
async function cardWith(tx: Transaction, telegramId: string): Promise<Guest | undefined> {
  for (;;) {
    const [row] = await tx.query<{ id: string }>('SELECT id FROM guests WHERE venue_id = $1 AND telegram_id = $2', [
      tx.caller.venueId,
      telegramId,
    ]);
    if (!row) return undefined;
    const card = await tx.findOrFail(Guest, row.id, { lock: true });
    // While its row was waited for, the account may have gone to another card.
    if (card.telegramId === telegramId) return card;
  }
}
