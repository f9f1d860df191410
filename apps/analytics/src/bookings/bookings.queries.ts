import { bookingSources } from '@guestflow/contracts';
import { Asked } from '../statistics/statistics';
import {
  BookingDaysDto,
  BookingStatisticsDto,
  BookingTotalsDto,
  countsOf,
  mostBookedFirst,
  toDay,
  totalsOf,
  toTableRow,
} from './bookings.dto';
import { everyDayOf, madeOn, namesOfTables, PartFigures, partsOf, sumOf, weekdaysOf } from './figures';

/** Of the period that is asked for, and the one before. */
export async function bookingTotals(asked: Asked): Promise<BookingTotalsDto> {
  const { now, was } = await weekdaysOf(asked);
  return totalsOf(sumOf(now), sumOf(was));
}

export async function bookingStatisticsOf(asked: Asked): Promise<BookingStatisticsDto> {
  const [{ now, was }, told, names] = await Promise.all([
    weekdaysOf(asked),
    partsOf(asked, asked.period, ['source', 'party', 'hour', 'table']),
    namesOfTables(asked),
  ]);
  const by = (part: PartFigures['part']) => told.filter((figures) => figures.part === part);
  const inOrder = (part: PartFigures['part']) => by(part).sort((one, other) => Number(one.key) - Number(other.key));
  return {
    period: asked.wire,
    totals: totalsOf(sumOf(now), sumOf(was)),
    by_source: bookingSources.flatMap((source) =>
      by('source')
        .filter(({ key }) => key === source)
        .map((figures) => ({ source, ...countsOf(figures) })),
    ),
    by_party: inOrder('party').map((figures) => ({ guests_count: Number(figures.key), ...countsOf(figures) })),
    by_hour: inOrder('hour').map((figures) => ({ hour: Number(figures.key), ...countsOf(figures) })),
    by_weekday: now.map((figures, index) => ({ weekday: index + 1, ...countsOf(figures) })),
    by_table: by('table')
      .map((figures) => toTableRow(figures, names))
      .sort(mostBookedFirst),
  };
}

export async function bookingDaysOf(asked: Asked): Promise<BookingDaysDto> {
  const [days, made, earlier] = await Promise.all([
    everyDayOf(asked, asked.period),
    madeOn(asked, asked.period),
    everyDayOf(asked, asked.before),
  ]);
  const [now, was] = [sumOf(days), sumOf(earlier)];
  const { total: count, completed, cancelled, no_show, guests } = totalsOf(now, was);
  return {
    period: asked.wire,
    totals: { count, completed, cancelled, no_show, guests },
    days: days.map((figures) => toDay(figures, made.get(figures.day) ?? 0)),
  };
}
