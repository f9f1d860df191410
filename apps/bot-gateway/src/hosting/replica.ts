import { BeforeApplicationShutdown, Injectable, OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { newId, Transactions } from '@guestflow/persistence';
import { LOGGER } from '@guestflow/service';

const beatMs = 1_000;
/** Not heard of for so long, a replica is taken for dead, and the others go on with what it had in hand. */
export const aliveMs = 5_000;

/**
 * This process among those like it. One row is renewed for all it has in hand: chats that it answers, bots whose updates
 * it asks for, messages that it sends. What no living replica has is free.
 */
@Injectable()
export class Replica implements OnModuleInit, BeforeApplicationShutdown {
  readonly id = newId();
  private aliveUntil = 0;
  /** Each time it was taken for dead another one begins. */
  private life = 0;
  private beating?: Promise<void>;
  private gone = false;

  constructor(
    private readonly transactions: Transactions,
    @LOGGER() private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.beat();
  }

  /** Whether the others still count on it: who cannot say so any more must not begin anything. */
  get isAlive(): boolean {
    return performance.now() < this.aliveUntil;
  }

  /** Whether it has been alive all the time since this was asked for: if not, what it had in hand may be another's. */
  lives(): () => boolean {
    const { life } = this;
    return () => this.isAlive && this.life === life;
  }

  @Interval(beatMs)
  async beat(): Promise<void> {
    if (this.gone) return;
    await (this.beating ??= this.sayAlive().finally(() => (this.beating = undefined)));
  }

  /** When all parts have let go of what they had in hand; what is left is the others' at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.gone = true;
    // Said afterwards, it would be alive once more.
    await this.beating;
    this.aliveUntil = 0;
    await this.transactions
      .outsideVenues(systemCaller('replica'), (tx) => tx.query('DELETE FROM replicas WHERE id = $1', [this.id]))
      .catch((error: unknown) => this.logger.warn({ err: error }, 'This replica could not say that it is gone'));
  }

  private async sayAlive(): Promise<void> {
    // By a clock that only goes forward, and from before the question on: it ends here no later than there.
    const asked = performance.now();
    try {
      await this.transactions.outsideVenues(systemCaller('replica'), (tx) =>
        tx.query(
          `INSERT INTO replicas (id, alive_until) VALUES ($1, clock_timestamp() + make_interval(secs => $2))
             ON CONFLICT (id) DO UPDATE SET alive_until = excluded.alive_until`,
          [this.id, aliveMs / 1_000],
        ),
      );
      if (asked >= this.aliveUntil) this.life++;
      this.aliveUntil = asked + aliveMs;
    } catch (error) {
      this.logger.warn({ err: error }, 'This replica could not say that it is alive');
    }
  }
}

/** Whether the replica of this column is at work. */
export const atWork = (column: string): string =>
  `EXISTS (SELECT 1 FROM replicas r WHERE r.id = ${column} AND r.alive_until > clock_timestamp())`;
