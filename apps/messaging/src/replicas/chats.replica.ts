import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ChatState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, keepNewest } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { lookAgain } from '../notices/plan-notices';

/** Who has written to which bot, and lets it write back. */
@Controller()
export class ChatsReplica {
  constructor(
    private readonly forgetting: Forgetting,
    private readonly clock: Clock,
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

  private async keep({ data, time, venueid: venue_id }: Fact<ChatState>, { tx }: EventContext): Promise<void> {
    const { id: chat_id, bot_id, telegram_id, blocked_at, version } = data.after;
    await this.forgetting.together(tx);
    // Told before its guest was forgotten, it does not make him known again.
    if (await this.forgetting.meantIn(tx, [telegram_id], time)) return;
    await keepNewest(tx, 'chats', ['venue_id', 'chat_id'], {
      ...{ venue_id, chat_id, bot_id, telegram_id, blocked_at, version },
    });
    await lookAgain(tx, this.clock.now());
  }
}
