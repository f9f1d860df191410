import { guestSources } from '@guestflow/contracts';
import { compared } from '../statistics/compared.dto';
import { comparedShare } from '../statistics/compared-rate.dto';
import { before, Period, plusDays } from '../statistics/period-rules';
import { monthOf, plusMonths, seriesOf, stepOf } from '../statistics/series-rules';
import { percent } from '../statistics/share-rules';
import { Asked, dayAt, Table } from '../statistics/statistics';
import { unknownSource } from './cards';
import { never } from '../statistics/part-rules';
import { Comings, countComings } from './count-comings';
import {
  CohortDto,
  GuestFiguresDto,
  GuestsStatisticsDto,
  GuestsStepDto,
  RetentionDto,
  NewBySourceDto,
} from './guests.dto';

const dayBefore = (day: string): string => plusDays(day, -1);

/** Who came in a period: each counts on the one day before which he had not come since it began. */
const cameIn = (days: Period): Comings => ({ days, previous: { from: never, to: dayBefore(days.from) } });
const cameFirstIn = (days: Period): Comings => ({ days, previous: { from: never, to: never } });
/** Who came in a period and in as many days before it. */
const retainedIn = (days: Period): Comings => ({ days, previous: before(days) });

interface CardsRow {
  source: string;
  new: number;
  new_before: number;
  total: number;
  total_before: number;
  [column: string]: unknown;
}

const cardsBySource = ({ tx, venueIds, period, before }: Asked): Promise<CardsRow[]> =>
  tx.query<CardsRow>(
    `SELECT /* cast */ source::text, COALESCE(sum(counted) FILTER (WHERE day >= $2), 0)::integer AS new,
            COALESCE(sum(counted) FILTER (WHERE day BETWEEN $3 AND $4), 0)::integer AS new_before,
            sum(counted)::integer AS total, COALESCE(sum(counted) FILTER (WHERE day <= $4), 0)::integer AS total_before
       FROM guest_card_figures WHERE venue_id = ANY ($1) AND day <= $5 GROUP BY source`,
    [venueIds, period.from, before.from, before.to, period.to],
  );

interface VisitsRow {
  visits: number;
  visits_before: number;
  anonymous: number;
  anonymous_before: number;
  [column: string]: unknown;
}

async function visitsOf({ tx, venueIds, period, before }: Asked): Promise<VisitsRow> {
  const sum = (condition: string) => `COALESCE(sum(counted) FILTER (WHERE ${condition}), 0)::integer`;
  const [row] = await tx.query<VisitsRow>(
    `SELECT /* cast */ ${sum('day >= $3')} AS visits, ${sum('day < $3')} AS visits_before,
            ${sum('day >= $3 AND anonymous')} AS anonymous, ${sum('day < $3 AND anonymous')} AS anonymous_before
       FROM visit_figures WHERE venue_id = ANY ($1) AND day BETWEEN $2 AND $4`,
    [venueIds, before.from, period.from, period.to],
  );
  return row!;
}

/** The guests of a period, and of the days before. */
export const guestFigures = async (asked: Asked): Promise<GuestFiguresDto> => figuresOf(asked, cardsBySource(asked));

async function figuresOf(asked: Asked, asking: Promise<readonly CardsRow[]>): Promise<GuestFiguresDto> {
  const [cards, visits, comings] = await Promise.all([
    asking,
    visitsOf(asked),
    countComings(asked, [
      ...[cameIn(asked.period), cameFirstIn(asked.period)],
      ...[cameIn(asked.before), cameFirstIn(asked.before)],
    ]),
  ]);
  const sum = (column: keyof CardsRow) => cards.reduce((all, row) => all + (row[column] as number), 0);
  const [came = 0, first = 0, cameBefore = 0, firstBefore = 0] = comings;
  const all = compared(came, cameBefore);
  const again = compared(came - first, cameBefore - firstBefore);
  return {
    total: compared(sum('total'), sum('total_before')),
    new: compared(sum('new'), sum('new_before')),
    came: all,
    came_first: compared(first, firstBefore),
    came_again: again,
    came_again_share: comparedShare(again, all),
    visits: compared(visits.visits, visits.visits_before),
    anonymous_visits: compared(visits.anonymous, visits.anonymous_before),
  };
}

export async function guestsStatistics(asked: Asked): Promise<GuestsStatisticsDto> {
  const asking = cardsBySource(asked);
  const [cards, figures, series] = await Promise.all([asking, figuresOf(asked, asking), guestsSeries(asked)]);
  return {
    period: asked.wire,
    ...figures,
    by_source: bySource(cards),
    step: stepOf(asked.period),
    series,
  };
}

function bySource(cards: readonly CardsRow[]): NewBySourceDto[] {
  const rows = new Map(cards.map((row) => [row.source, row]));
  const of = (source: NewBySourceDto['source']) => ({
    source,
    new: compared(rows.get(source)?.new ?? 0, rows.get(source)?.new_before ?? 0),
  });
  const unknown = of(unknownSource);
  return [...guestSources.map(of), ...(rows.has(unknownSource) ? [unknown] : [])];
}

async function guestsSeries(asked: Asked): Promise<GuestsStepDto[]> {
  const { tx, venueIds, period } = asked;
  const parts = seriesOf(period);
  const [counted, rows] = await Promise.all([
    countComings(asked, [...parts.map(cameIn), ...parts.map(cameFirstIn)]),
    tx.query<{ at: number; new: number; visits: number; anonymous: number }>(
      `SELECT /* cast */ s.at::integer, (SELECT COALESCE(sum(counted), 0)::integer FROM guest_card_figures f
                     WHERE f.venue_id = ANY ($1) AND f.day BETWEEN s.first AND s.last) AS new,
            v.visits, v.anonymous
       FROM unnest($2::date[], $3::date[]) WITH ORDINALITY s (first, last, at), LATERAL (
         SELECT COALESCE(sum(counted), 0)::integer AS visits,
                COALESCE(sum(counted) FILTER (WHERE anonymous), 0)::integer AS anonymous
           FROM visit_figures f WHERE f.venue_id = ANY ($1) AND f.day BETWEEN s.first AND s.last
       ) v ORDER BY s.at`,
      [venueIds, parts.map(({ from }) => from), parts.map(({ to }) => to)],
    ),
  ]);
  return parts.map(({ from }, index) => {
    const [came, first] = [counted[index]!, counted[parts.length + index]!];
    const { new: made, visits, anonymous } = rows[index]!;
    return {
      ...{ date: from, new: made, came, came_first: first, came_again: came - first },
      ...{ visits, anonymous_visits: anonymous },
    };
  });
}

export const guestsTable = ({ series, step }: GuestsStatisticsDto): Table => ({
  name: 'guests',
  heads: [step, 'new', 'came', 'came_first', 'came_again', 'visits', 'anonymous_visits'],
  rows: series.map(({ date, new: made, came, came_first, came_again, visits, anonymous_visits }) => [
    ...[date, made, came, came_first, came_again, visits, anonymous_visits],
  ]),
});

export async function retention(asked: Asked): Promise<RetentionDto> {
  const { period, before: earlier } = asked;
  const [comings, cohorts] = await Promise.all([
    countComings(asked, [...[cameIn(earlier), retainedIn(period)], ...[cameIn(before(earlier)), retainedIn(earlier)]]),
    cohortsOf(asked),
  ]);
  const [cameBefore = 0, retained = 0, cameEarlier = 0, retainedEarlier = 0] = comings;
  const [came, stayed] = [compared(cameBefore, cameEarlier), compared(retained, retainedEarlier)];
  return {
    period: asked.wire,
    ...{ came_before: came, retained: stayed, rate: comparedShare(stayed, came) },
    cohorts,
  };
}

const fewestCohorts = 12;

async function cohortsOf({ tx, venueIds, period, now, wire }: Asked): Promise<CohortDto[]> {
  const last = monthOf(period.to);
  const usual = plusMonths(last, 1 - fewestCohorts);
  const first = monthOf(period.from) < usual ? monthOf(period.from) : usual;
  const begun = monthOf(dayAt(now, wire.timezone));
  const cells = await tx.query<{ first_month: string; month: string; guests: number }>(
    `SELECT /* cast */ first_month::text, month::text, sum(counted)::integer AS guests FROM guest_cohorts
      WHERE venue_id = ANY ($1) AND first_month BETWEEN $2 AND $3 GROUP BY first_month, month`,
    [venueIds, first, last],
  );
  const guests = new Map(cells.map((cell) => [`${cell.first_month} ${cell.month}`, cell.guests]));
  return monthsOf(first, last).map((month) => {
    const size = guests.get(`${month} ${month}`) ?? 0;
    const after = monthsOf(plusMonths(month, 1), begun).map((later, index) => {
      const came = guests.get(`${month} ${later}`) ?? 0;
      return { month: index + 1, guests: came, share: percent(came, size) ?? 0 };
    });
    return { month, guests: size, months: after };
  });
}

function monthsOf(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = plusMonths(month, 1)) months.push(month);
  return months;
}

/** A row for each cohort; what has not begun yet is empty. */
export function retentionTable({ cohorts }: RetentionDto): Table {
  const most = Math.max(0, ...cohorts.map(({ months }) => months.length));
  return {
    name: 'retention',
    heads: ['month', 'guests', ...Array.from({ length: most }, (_, index) => `month_${index + 1}`)],
    rows: cohorts.map(({ month, guests, months }) => [month, guests, ...months.map(({ guests: came }) => came)]),
  };
}
