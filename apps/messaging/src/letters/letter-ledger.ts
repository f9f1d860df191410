import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Urgency } from '@guestflow/contracts';
import { nextTry } from '@guestflow/mail';
import { Forgetting, Transaction, Transactions } from '@guestflow/persistence';
import { Clock, Settings, SETTINGS } from '@guestflow/service';
import { Claimed, ClaimedLetter, claimLetters, endOverdue, loseAbandoned } from './claim-letters';
import { endLetter, LetterEnd, tryAgain } from './end-letters';
import { Pace, paceOf } from './pace-rules';

const defaultPerSecond = 10;
const mostVenues = 200;
const keepEndedDays = 30;
const old = `ended_at < now() - interval '${keepEndedDays} days'`;

/** What is kept of letters on their way. */
@Injectable()
export class LetterLedger {
  private readonly pace: Pace;

  constructor(
    private readonly transactions: Transactions,
    private readonly forgetting: Forgetting,
    private readonly clock: Clock,
    @SETTINGS() { guestMailPerSecond = defaultPerSecond }: Pick<Settings, 'guestMailPerSecond'>,
  ) {
    this.pace = paceOf(guestMailPerSecond);
  }

  /** The venues in which something is due, the one that waits longest first. From venue to venue, however much each has. */
  async due(urgency: Urgency): Promise<string[]> {
    const rows = await this.transactions.acrossVenues(systemCaller('letters'), (tx) =>
      tx.query<{ venue_id: string }>(
        `WITH RECURSIVE waiting AS (
           (SELECT venue_id FROM letters WHERE state = 'queued' ORDER BY venue_id LIMIT 1)
           UNION ALL
           SELECT (SELECT l.venue_id FROM letters l WHERE l.state = 'queued' AND l.venue_id > waiting.venue_id
                    ORDER BY l.venue_id LIMIT 1) FROM waiting WHERE waiting.venue_id IS NOT NULL)
         SELECT waiting.venue_id FROM waiting CROSS JOIN LATERAL (
                SELECT l.next_at FROM letters l
                 WHERE l.venue_id = waiting.venue_id AND l.state = 'queued' AND l.urgency = $1 AND l.next_at <= $2
                 ORDER BY l.next_at LIMIT 1) first
          ORDER BY first.next_at LIMIT ${mostVenues}`,
        [urgency, this.clock.now()],
      ),
    );
    return rows.map(({ venue_id }) => venue_id);
  }

  claim(venueId: string, urgency: Urgency, most: number): Promise<Claimed | undefined> {
    return this.inVenue(venueId, (tx) => claimLetters(tx, { urgency, most, pace: this.pace, now: this.clock.now() }));
  }

  end({ id, venueId }: ClaimedLetter, end: LetterEnd): Promise<void> {
    return this.inVenue(venueId, (tx) => endLetter(tx, id, end, this.clock.now()));
  }

  /** When it is tried again, or why it is not any more. */
  async putBack({ id, venueId, attempts, sendBefore }: ClaimedLetter, detail: string): Promise<Date | LetterEnd> {
    const next = nextTry(attempts, this.clock.now(), sendBefore);
    if (next === 'give up') return { state: 'failed', reason: 'expired', detail };
    const reason = await this.inVenue(venueId, (tx) => tryAgain(tx, id, next, detail));
    return reason ? { state: 'failed', reason } : next;
  }

  /** Whose sender died over them. Returns how many there were. */
  async loseAbandoned(): Promise<number> {
    let lost = 0;
    for (const venueId of await this.venues(`state = 'sending'`)) {
      lost += await this.inVenue(venueId, (tx) => loseAbandoned(tx, this.clock.now()));
    }
    return lost;
  }

  /** What has waited too long, also where nobody looks for letters any more: no mail server is there. */
  async endOverdue(): Promise<void> {
    const now = this.clock.now();
    for (const venueId of await this.venues(`state = 'queued' AND send_before <= $1`, [now])) {
      await this.inVenue(venueId, (tx) => endOverdue(tx, true, now));
    }
  }

  /** What ended is kept for a while, for those who ask what became of it. The message stays. */
  async clean(): Promise<void> {
    for (const venueId of await this.venues(old)) {
      await this.inVenue(venueId, (tx) =>
        tx.query(`DELETE FROM letters WHERE venue_id = $1 AND ${old}`, [tx.caller.venueId]),
      );
    }
  }

  private async venues(condition: string, values: unknown[] = []): Promise<string[]> {
    const rows = await this.transactions.acrossVenues(systemCaller('letters'), (tx) =>
      tx.query<{ venue_id: string }>(
        `SELECT venue_id FROM letters WHERE ${condition} GROUP BY venue_id ORDER BY min(next_at) LIMIT ${mostVenues}`,
        values,
      ),
    );
    return rows.map(({ venue_id }) => venue_id);
  }

  private inVenue<T>(venueId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transactions.inVenue(systemCaller('letters', venueId), async (tx) => {
      // Nobody is forgotten between what is asked of him and what is written down.
      await this.forgetting.together(tx);
      return work(tx);
    });
  }
}
