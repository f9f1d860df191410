import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { ReportChannel } from '@guestflow/contracts';
import { Logger } from '@guestflow/observability';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';
import { Statistics } from '../statistics/statistics';
import { PeriodQuery } from '../statistics/statistics.dto';
import { dueAt, lastMonday, lookAt, weekBefore } from './report-times';
import { weekFigures } from './week-figures';

const everyMs = 30_000;
const mostVenues = 500;
const mostReaders = 200;

interface Reader extends Record<string, unknown> {
  userId: string;
  channel: ReportChannel;
  nextOn: string;
}

/**
 * Tells on Monday morning what the week came to, to whoever asked for it. Any number of replicas look at the same time: a
 * report is told by the one that has its row locked, in the transaction that puts it down for the next Monday.
 */
@Injectable()
export class WeeklyReports implements OnModuleDestroy {
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly statistics: Statistics,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async tick(): Promise<void> {
    if (this.stopping) return;
    this.running ??= this.run().finally(() => (this.running = undefined));
    await this.running.catch((error: unknown) =>
      this.logger.error({ err: error }, 'It could not be looked for weekly reports: it is tried again soon'),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  /** All that are due now. */
  async run(): Promise<void> {
    for (const venueId of await this.venues()) {
      if (this.stopping) return;
      try {
        await this.transactions.inVenue(systemCaller('weekly-reports', venueId), (tx) => this.tellIn(tx));
      } catch (error) {
        this.logger.error({ err: error, venue_id: venueId }, 'The weekly reports could not be told here');
      }
    }
  }

  /** When it is due there is asked of the rules: one zone that PostgreSQL does not know would have it answer nothing. */
  private async venues(): Promise<string[]> {
    const now = this.clock.now();
    const rows = await this.transactions.acrossVenues(systemCaller('weekly-reports'), (tx) =>
      tx.query<{ venue_id: string; zone: string; next_on: string }>(
        // Nowhere is it Monday more than a day before it is here.
        `SELECT w.venue_id, v.zone, min(w.next_on)::text AS next_on
           FROM weekly_reports w JOIN venues v ON v.venue_id = w.venue_id
          WHERE w.is_enabled AND w.next_on <= ($1::timestamptz AT TIME ZONE 'UTC')::date + 1
          GROUP BY w.venue_id, v.zone ORDER BY min(w.next_on), w.venue_id`,
        [now],
      ),
    );
    return rows
      .filter(({ zone, next_on }) => next_on <= lastMonday(now, zone))
      .slice(0, mostVenues)
      .map(({ venue_id }) => venue_id);
  }

  private async tellIn(tx: Transaction): Promise<void> {
    const [now, { venueId }] = [this.clock.now(), tx.caller];
    const [venue] = await tx.query<{ zone: string }>('SELECT zone FROM venues WHERE venue_id = $1', [venueId]);
    if (!venue) return;
    const readers = await tx.query<Reader>(
      `SELECT w.user_id AS "userId", w.channel, w.next_on::text AS "nextOn" FROM weekly_reports w
        WHERE w.venue_id = $1 AND w.is_enabled AND w.next_on <= $2
        ORDER BY w.user_id LIMIT ${mostReaders} FOR UPDATE SKIP LOCKED`,
      [venueId, lastMonday(now, venue.zone)],
    );
    const looks = readers.map((reader) => ({ reader, ...lookAt(reader.nextOn, venue.zone, now) }));
    const monday = looks.find(({ tell }) => tell)?.tell;
    if (monday) {
      const told = looks.filter(({ tell }) => tell === monday).map(({ reader }) => reader);
      await this.tell(tx, monday, venue.zone, told);
    }
    await tx.query(
      `UPDATE weekly_reports SET next_on = n.next_on FROM unnest($2::uuid[], $3::date[]) AS n (user_id, next_on)
        WHERE weekly_reports.venue_id = $1 AND weekly_reports.user_id = n.user_id`,
      [venueId, looks.map(({ reader }) => reader.userId), looks.map(({ next }) => next)],
    );
  }

  /** Of a venue there is one week to tell at a moment: its figures are the same for all. */
  private async tell(tx: Transaction, monday: string, zone: string, readers: Reader[]): Promise<void> {
    const week = weekBefore(monday);
    const query: PeriodQuery = { ...week, scope: 'venue', format: 'json' };
    const figures = await weekFigures(await this.statistics.asked(tx, tx.caller, query));
    const [week_from, week_to, due_at] = [week.from, week.to, dueAt(monday, zone).toISOString()];
    for (const { userId: user_id, channel } of readers) {
      const after = { id: newId(), version: 1, user_id, channel, week_from, week_to, due_at, figures };
      tx.emit('weekly_report.due', { after });
    }
  }
}
