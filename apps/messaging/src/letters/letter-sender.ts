import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Urgency } from '@guestflow/contracts';
import { MailError } from '@guestflow/mail';
import { Logger, Metrics } from '@guestflow/observability';
import { LOGGER } from '@guestflow/service';
import { Channels } from '../channels/channels';
import { Venue } from '../replicas/venue';
import { ClaimedLetter } from './claim-letters';
import { LetterEnd } from './end-letters';
import { LetterLedger } from './letter-ledger';
import { LetterPress } from './letter-press';

const everyMs = 1_000;
const sweepEveryMs = 60_000;
const cleanEveryMs = 3_600_000;
/** How many are in hand at once. What nobody waits for leaves room for what somebody does. */
const atOnce: Record<Urgency, number> = { urgent: 20, bulk: 12 };

const outcomes = ['sent', 'retried', 'given_up', 'unknown'] as const;

/** Brings letters to the mail server: any number of replicas beside each other, each letter by one of them. */
@Injectable()
export class LetterSender implements OnModuleDestroy {
  private readonly inHand = new Set<Promise<void>>();
  private woken = false;
  private stopped = false;
  private looking?: Promise<void>;

  constructor(
    private readonly ledger: LetterLedger,
    private readonly press: LetterPress,
    private readonly channels: Channels,
    private readonly metrics: Metrics,
    @LOGGER() private readonly logger: Logger,
  ) {
    // A counter that begins at its first event hides that event from every rate.
    for (const outcome of outcomes) this.count(outcome, 0);
  }

  @Interval(everyMs)
  wake(): void {
    if (this.stopped || !this.channels.on.includes('email')) return;
    this.woken = true;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
  }

  /** Finishes what is in hand. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await this.looking;
    await Promise.all(this.inHand);
  }

  /** Who died over a letter does not say so, and what waits for a mail server that is no more does not end by itself. */
  @Interval(sweepEveryMs)
  async sweep(): Promise<void> {
    try {
      await this.ledger.endOverdue();
      const lost = await this.ledger.loseAbandoned();
      this.count('unknown', lost);
      if (lost > 0) this.logger.warn({ lost }, 'Of letters whose sender died nobody knows whether they arrived');
    } catch (error) {
      this.logger.warn({ err: error }, 'Letters that were left in hand could not be looked for: trying again');
    }
  }

  @Interval(cleanEveryMs)
  async clean(): Promise<void> {
    await this.ledger.clean().catch((error: unknown) => {
      this.logger.warn({ err: error }, 'Old letters could not be removed: trying again');
    });
  }

  private async look(): Promise<void> {
    try {
      while (this.woken && !this.stopped) {
        this.woken = false;
        for (const urgency of ['urgent', 'bulk'] as const) await this.claim(urgency);
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'Letters cannot be sent: trying again');
    }
  }

  private async claim(urgency: Urgency): Promise<void> {
    if (this.room(urgency) <= 0) return;
    for (const venueId of await this.ledger.due(urgency)) {
      const most = this.room(urgency);
      if (most <= 0 || this.stopped) return;
      const claimed = await this.ledger.claim(venueId, urgency, most);
      for (const letter of claimed?.letters ?? []) this.take(letter, claimed!.venue);
    }
  }

  private room(urgency: Urgency): number {
    return atOnce[urgency] - this.inHand.size;
  }

  private take(letter: ClaimedLetter, venue: Venue): void {
    const sending = this.send(letter, venue)
      .catch((error: unknown) => {
        this.logger.warn({ letter: letter.id, err: error }, 'What came of a letter could not be written down');
      })
      .finally(() => {
        this.inHand.delete(sending);
        // There may be more.
        this.wake();
      });
    this.inHand.add(sending);
  }

  private async send(letter: ClaimedLetter, venue: Venue): Promise<void> {
    const { address, text } = letter;
    if (address === null || text === null) return this.end(letter, { state: 'failed', reason: 'forgotten' });
    let providerId: string;
    try {
      providerId = await this.press.send({ ...letter, address, text }, venue);
    } catch (error) {
      return this.notSent(letter, error as Error);
    }
    await this.end(letter, { state: 'sent', providerId });
  }

  private async notSent(letter: ClaimedLetter, error: Error): Promise<void> {
    // What cannot even be composed is no better the next time.
    const isFinal = !(error instanceof MailError) || error.permanent;
    const detail = error instanceof MailError ? error.reason : 'it cannot be composed';
    if (isFinal) return this.end(letter, { state: 'failed', reason: 'refused', detail });
    const next = await this.ledger.putBack(letter, detail);
    if (!(next instanceof Date)) return this.end(letter, next);
    this.count('retried');
    const { id, kind, attempts } = letter;
    this.logger.warn({ letter: id, kind, attempts, reason: detail, next }, 'A letter was not sent: trying again later');
  }

  private async end(letter: ClaimedLetter, end: LetterEnd): Promise<void> {
    await this.ledger.end(letter, end);
    this.count(end.state === 'sent' ? 'sent' : 'given_up');
    if (end.state === 'sent') return;
    const { id, kind, attempts } = letter;
    this.logger.warn({ letter: id, kind, attempts, reason: end.detail ?? end.reason }, 'A letter was given up');
  }

  private count(outcome: (typeof outcomes)[number], by = 1): void {
    this.metrics.mails.inc({ outcome }, by);
  }
}
