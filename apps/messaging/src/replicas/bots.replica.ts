import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BotState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { keepNewest } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { recallWithoutBot } from '../campaigns/recall-without-bot';
import { lookAgain } from '../notices/plan-notices';
import { newsOfBot } from '../notifications/notification-rules';
import { notify } from '../notifications/notify';

/** Whether the venue has a bot that could say something. */
@Controller()
export class BotsReplica {
  constructor(private readonly clock: Clock) {}

  @EventPattern('bot.connected')
  connected(@Payload() fact: Fact<BotState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context, true);
  }

  @EventPattern('bot.changed')
  async changed(@Payload() fact: Fact<BotState>, @Ctx() context: EventContext): Promise<void> {
    await this.keep(fact, context, true);
    await notify(context.tx, newsOfBot(fact.data.after, fact.data.before), this.clock.now());
  }

  @EventPattern('bot.unlinked')
  unlinked(@Payload() fact: Fact<BotState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context, false);
  }

  private async keep({ data, venueid: venue_id }: Fact<BotState>, { tx }: EventContext, linked: boolean) {
    const { id: bot_id, is_active, version } = data.after;
    await keepNewest(tx, 'bots', ['venue_id', 'bot_id'], {
      ...{ venue_id, bot_id, is_active: linked && is_active, version },
    });
    if (!linked || !is_active) await recallWithoutBot(tx);
    await lookAgain(tx, this.clock.now());
  }
}
