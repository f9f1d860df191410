import { Logger } from '@guestflow/observability';
import { HostedBots } from '../hosting/hosted-bots';
import { Carrier, CarryingBot } from './carrier';
import { InHand, Ledger, SendingBot } from './ledger';
import { Places } from './places';

/** What a lane does its work with: the same for all bots. */
export interface LaneTools {
  bots: HostedBots;
  ledger: Ledger;
  carrier: Carrier;
  /** Of the whole process. */
  places: Places;
  logger: Logger;
}

/** Where Telegram takes long with a bot, the bot waits with these, and nobody else does. */
const mostOfBot = 20;

/** What one bot sends, as far as this replica does it: message after message, in their turns, not waiting for answers. */
export class Lane {
  private readonly inHand = new Set<Promise<void>>();
  private running?: Promise<void>;
  private stopped = false;
  private woken = false;
  private wakeUp = () => undefined as void;

  constructor(
    private readonly bot: SendingBot,
    private readonly tools: LaneTools,
    private readonly onIdle: () => void,
  ) {}

  /** There may be something to send. */
  wake(): void {
    if (this.stopped) return;
    this.woken = true;
    this.wakeUp();
    this.running ??= this.run()
      .catch((error: unknown) =>
        this.tools.logger.error({ err: error, bot: this.bot.id }, 'A bot’s messages wait: it is tried again soon'),
      )
      .finally(() => {
        this.running = undefined;
        this.tellIdle();
      });
  }

  /** Finishes what is in hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    await this.running;
    await Promise.all(this.inHand);
  }

  private async run(): Promise<void> {
    while (this.woken && !this.stopped) {
      this.woken = false;
      while (!this.stopped && (await this.next()));
    }
  }

  /** False when there is nothing more. */
  private async next(): Promise<boolean> {
    while (this.inHand.size >= mostOfBot) await Promise.race(this.inHand);
    const { bots, ledger, places } = this.tools;
    await places.take();
    let leaving = true;
    try {
      const bot = await bots.bot(this.bot.id);
      if (!bot || this.stopped) return false;
      const found = await ledger.claim(bot);
      if (!found) return false;
      if ('askInMs' in found) {
        places.leave();
        leaving = false;
        await this.sleep(found.askInMs);
        return true;
      }
      leaving = false;
      this.send(bot, found);
      return true;
    } finally {
      if (leaving) places.leave();
    }
  }

  private send(bot: CarryingBot, hand: InHand): void {
    const { places, logger, ledger } = this.tools;
    const sending = this.carry(bot, hand)
      .catch((error: unknown) =>
        logger.error({ err: error, delivery: hand.id }, 'It could not be written down what became of a message'),
      )
      .finally(() => {
        this.inHand.delete(sending);
        ledger.release(hand);
        places.leave();
        this.tellIdle();
      });
    this.inHand.add(sending);
  }

  private async carry(bot: CarryingBot, hand: InHand): Promise<void> {
    const carried = await this.tools.carrier.carry(bot, hand);
    if (carried !== 'gone' && 'askInMs' in carried) return this.tools.ledger.letGo(bot, hand);
    // What is left of it, or had to wait for it in its chat.
    if (!this.running || (carried !== 'gone' && carried.outcome.verb === 'putBack')) this.wake();
  }

  private async sleep(ms: number): Promise<void> {
    if (this.woken || this.stopped) {
      this.woken = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.woken = false;
  }

  private tellIdle(): void {
    if (!this.running && this.inHand.size === 0) this.onIdle();
  }
}
