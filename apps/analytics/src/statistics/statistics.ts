import { Injectable, StreamableFile } from '@nestjs/common';
import { allows, Caller } from '@guestflow/access';
import { Cell, csvOf } from '@guestflow/http';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { Forbidden, NotFound, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { EventLog } from '../events/append';
import { before, lengthOf, Period, periodOf } from './period-rules';
import { PeriodDto, PeriodQuery } from './statistics.dto';

/** Longer than this nobody looks at days. */
const mostDays = 1_100;
/** Nothing was told before, nor is for days after: an answer by months would be mostly of nothing, and very long. */
const calendar = { first: '2000-01-01', last: '2199-12-31' };

/** What is asked, worked out. Queries name the venues: of an organization they are asked in one transaction. */
export interface Asked {
  tx: Transaction;
  venues: AskedVenue[];
  venueIds: string[];
  period: Period;
  /** As many days, right before. */
  before: Period;
  now: Date;
  /** As it stands in the answer. */
  wire: PeriodDto;
}

export interface AskedVenue {
  venueId: string;
  name: string;
  zone: string;
  opening: object | null;
}

/** A statistic as a table, for whoever takes it out. */
export interface Table {
  name: string;
  heads: string[];
  rows: Cell[][];
}

/** How every statistic is asked: of one venue or all of an organization, for days of the venue's calendar, as JSON or as a file. */
@Injectable()
export class Statistics {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly log: EventLog,
  ) {}

  async answer<Answer>(
    caller: Caller,
    query: PeriodQuery,
    { read, tableOf }: { read: (asked: Asked) => Promise<Answer>; tableOf: (answer: Answer) => Table },
  ): Promise<Answer | StreamableFile> {
    const answer = await this.read(caller, query, read);
    if (query.format !== 'csv') return answer;
    const table = tableOf(answer);
    await this.noteTaken(caller, query, table);
    return fileOf(table);
  }

  /** In a transaction of its own: what reads across venues writes nothing. */
  private async noteTaken(caller: Caller, query: PeriodQuery, { name, rows }: Table): Promise<void> {
    await this.log.ready(caller.venueId);
    const { scope, format } = query;
    const [date_from, date_to] = [query.date_from ?? query.from ?? null, query.date_to ?? query.to ?? null];
    const what = { id: newId(), name, format, scope, date_from, date_to, rows: rows.length };
    await this.transactions.inVenue({ ...caller, once: undefined }, (tx) => this.log.noteRead(tx, caller, what));
  }

  async read<Answer>(caller: Caller, query: PeriodQuery, read: (asked: Asked) => Promise<Answer>): Promise<Answer> {
    const work = async (tx: Transaction) => read(await this.asked(tx, caller, query));
    if (query.scope === 'venue') return this.transactions.inVenue(caller, work);
    if (!allows(caller, 'analytics.organization')) throw new Forbidden('This is for owners');
    return this.transactions.acrossVenues(caller, work);
  }

  /** Inside the transaction in which it is read. */
  async asked(tx: Transaction, { venueId }: Caller, query: PeriodQuery): Promise<Asked> {
    const venues = await tx.query<AskedVenue & Record<string, unknown>>(
      `SELECT /* cast */ venue_id::text AS "venueId", name::text, zone::text, opening::jsonb FROM venues
        WHERE ${query.scope === 'venue' ? 'venue_id = $1' : 'organization_id = (SELECT organization_id FROM venues WHERE venue_id = $1)'}
        ORDER BY venue_id`,
      [venueId],
    );
    const own = venues.find((venue) => venue.venueId === venueId);
    if (!own) throw new NotFound('There is no such venue');
    const now = this.clock.now();
    const asked = { from: query.date_from ?? query.from, to: query.date_to ?? query.to };
    const period = periodOf(asked, dayAt(now, own.zone));
    assertInCalendar(period);
    const days = lengthOf(period);
    if (days < 1) throw new ValidationProblem([{ field: 'date_to', message: 'is before date_from' }]);
    if (days > mostDays)
      throw new ValidationProblem([{ field: 'date_from', message: `is more than ${mostDays} days before date_to` }]);
    const earlier = before(period);
    return {
      ...{ tx, venues, venueIds: venues.map((venue) => venue.venueId), period, before: earlier, now },
      wire: {
        ...{ date_from: period.from, date_to: period.to, before_from: earlier.from, before_to: earlier.to },
        ...{ timezone: own.zone, venue_id: own.venueId, venues: venues.length },
      },
    };
  }
}

function assertInCalendar({ from, to }: Period): void {
  const { first, last } = calendar;
  if (from < first) throw new ValidationProblem([{ field: 'date_from', message: `is before ${first}` }]);
  if (to > last) throw new ValidationProblem([{ field: 'date_to', message: `is after ${last}` }]);
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day it is there at a moment. A zone's calendar is kept: to make one takes longer than most questions. */
export function dayAt(moment: Date, zone: string): string {
  const calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  calendars.set(zone, calendar);
  return calendar.format(moment);
}

const fileOf = ({ name, heads, rows }: Table): StreamableFile =>
  new StreamableFile(Buffer.from(csvOf(heads, rows)), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}.csv"`,
  });
