import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Logger } from '@guestflow/observability';
import { LOGGER } from '@guestflow/service';
import { HostedBots } from '../hosting/hosted-bots';
import { Replica } from '../hosting/replica';
import { Carrier } from './carrier';
import { Lane, LaneTools } from './lane';
import { Ledger, SendingBot } from './ledger';
import { Places } from './places';

const lookEveryMs = 500;
/** Of all bots together. */
const mostAtOnce = 300;

/** Sends what waits in the ledger: every replica does, each bot beside the others. */
@Injectable()
export class Sender implements OnModuleDestroy {
  private readonly lanes = new Map<string, Lane>();
  private readonly tools: LaneTools;
  private looking?: Promise<void>;
  private stopping = false;

  constructor(
    bots: HostedBots,
    carrier: Carrier,
    private readonly ledger: Ledger,
    private readonly replica: Replica,
    @LOGGER() private readonly logger: Logger,
  ) {
    this.tools = { bots, ledger, carrier, logger, places: new Places(mostAtOnce) };
  }

  /** Something is to be sent by the bot. */
  wake(bot: SendingBot): void {
    if (this.stopping || !this.replica.isAlive) return;
    let lane = this.lanes.get(bot.id);
    if (!lane) {
      lane = new Lane(bot, this.tools, () => this.lanes.delete(bot.id));
      this.lanes.set(bot.id, lane);
    }
    lane.wake();
  }

  @Interval(lookEveryMs)
  async look(): Promise<void> {
    if (this.stopping || !this.replica.isAlive) return;
    this.looking ??= this.lookForDue().finally(() => (this.looking = undefined));
    try {
      await this.looking;
    } catch (error) {
      this.logger.error({ err: error }, 'What is to be sent could not be looked for: it is tried again soon');
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.looking?.catch(() => undefined);
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop()));
  }

  private async lookForDue(): Promise<void> {
    for (const bot of await this.ledger.botsWithDue()) this.wake(bot);
  }
}
