import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { compose, Mailer, MailError, nextTry } from '@guestflow/mail';
import { Logger, Metrics } from '@guestflow/observability';
import { SealedColumn, Sealer, Transaction, Transactions } from '@guestflow/persistence';
import { LOGGER } from '@guestflow/service';
import { draftOf, IdentityLetter } from './letters';

interface ClaimedMail {
  id: string;
  kind: string;
  sealed: string;
  /** This try included. */
  attempts: number;
  useless_at: Date;
  now: Date;
}

const caller = systemCaller('mail-sender');
const atOnce = 10;
// Longer than any sending can take: so only a crash in the middle of one gives the letter to somebody else.
const claim = `interval '5 minutes'`;
const keepEndedDays = 30;

/** A sealed letter opens in its own row only. */
export const placeOf = (id: string) => `mails/${id}`;

export const sealedOfMails: SealedColumn = {
  ...{ table: 'mails', column: 'sealed', key: 'id', ofVenues: false },
  placeOf: ({ key }) => placeOf(key as string),
};

/** Brings posted letters to the mail server: any number of replicas beside each other, each letter by one of them. */
@Injectable()
export class MailSender implements OnModuleDestroy {
  private woken = false;
  private stopped = false;
  private working?: Promise<void>;

  constructor(
    private readonly transactions: Transactions,
    private readonly sealer: Sealer,
    private readonly mailer: Mailer,
    private readonly metrics: Metrics,
    @LOGGER() private readonly logger: Logger,
  ) {
    // A counter that begins at its first event hides that event from every rate.
    for (const outcome of ['sent', 'retried', 'given_up']) metrics.mails.inc({ outcome }, 0);
  }

  /** Called after each commit that posted something; the tick finds what is due again, and what others left. */
  @Interval(1_000)
  wake(): void {
    if (this.stopped) return;
    this.woken = true;
    this.working ??= this.work().finally(() => (this.working = undefined));
  }

  /** Finishes what is in hand. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  /** What ended is kept for a while without its content, for those who ask whether it went out. */
  @Interval(3_600_000)
  async clean(): Promise<void> {
    await this.run((tx) => tx.query(`DELETE FROM mails WHERE ended_at < now() - interval '${keepEndedDays} days'`));
  }

  private async work(): Promise<void> {
    try {
      while (this.woken && !this.stopped) {
        this.woken = false;
        const mails = await this.claim();
        await Promise.all(
          mails.map((mail) => this.handle(mail).catch((error: unknown) => this.notWritten(mail, error))),
        );
        // There may be more.
        if (mails.length === atOnce) this.woken = true;
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'Letters cannot be sent: trying again');
    }
  }

  private claim(): Promise<ClaimedMail[]> {
    return this.run((tx) =>
      tx.query<ClaimedMail & Record<string, unknown>>(
        `WITH due AS MATERIALIZED (
           SELECT id FROM mails WHERE due_at <= now() ORDER BY due_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED
         )
         UPDATE mails SET attempts = attempts + 1, due_at = now() + ${claim} FROM due WHERE mails.id = due.id
         RETURNING mails.id, kind, sealed, attempts, useless_at, now() AS now`,
      ),
    );
  }

  private async handle(mail: ClaimedMail): Promise<void> {
    const { id, kind, attempts } = mail;
    if (mail.now >= mail.useless_at) return this.giveUp(mail, 'it came too late');
    try {
      const letter = JSON.parse(this.sealer.open(mail.sealed, placeOf(id))) as IdentityLetter;
      await this.mailer.send({ to: letter.to, ...compose(draftOf(letter)), id });
    } catch (error) {
      const reason = error instanceof MailError ? error.reason : (error as Error).message;
      const next =
        error instanceof MailError && error.permanent ? 'give up' : nextTry(attempts, mail.now, mail.useless_at);
      if (next === 'give up') return this.giveUp(mail, reason);
      await this.run((tx) =>
        tx.query('UPDATE mails SET due_at = $3, last_error = $4 WHERE id = $1 AND attempts = $2 AND outcome IS NULL', [
          id,
          attempts,
          next,
          reason,
        ]),
      );
      this.metrics.mails.inc({ outcome: 'retried' });
      this.logger.warn({ mail: id, kind, attempts, reason, next }, 'A letter was not sent: trying again later');
      return;
    }
    await this.end(id, 'sent');
    this.metrics.mails.inc({ outcome: 'sent' });
    this.logger.debug({ mail: id, kind, attempts }, 'A letter was sent');
  }

  private notWritten({ id }: ClaimedMail, error: unknown): void {
    this.logger.warn({ mail: id, err: error }, 'What came of a letter could not be written down: it is tried again');
  }

  private async giveUp({ id, kind, attempts }: ClaimedMail, reason: string): Promise<void> {
    await this.end(id, 'given_up', reason);
    this.metrics.mails.inc({ outcome: 'given_up' });
    this.logger.error({ mail: id, kind, attempts, reason }, 'A letter was given up');
  }

  /** Nothing that it said is left. */
  private async end(id: string, outcome: 'sent' | 'given_up', reason?: string): Promise<void> {
    await this.run((tx) =>
      tx.query(
        `UPDATE mails SET outcome = $2, last_error = $3, ended_at = now(), sealed = NULL, due_at = NULL WHERE id = $1`,
        [id, outcome, reason],
      ),
    );
  }

  private run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transactions.outsideVenues(caller, work);
  }
}
