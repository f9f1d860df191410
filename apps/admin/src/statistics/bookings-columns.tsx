import { lazy } from 'react';
import type { Shape } from '../api/client';
import { useTexts } from '../texts/language';
import { Empty, Loaded } from '../ui/surface';
import { useBookings, type Asked } from './asked';
import { shareOf } from './figure-rules';
import { figure } from './figures';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

const StackedColumns = lazy(() => import('./stacked-columns'));

interface Part {
  of: number;
  total: number;
  no_show: number;
  cancelled: number;
}

/** Bookings told apart by a number: how many come, on which day, at which hour. */
export function BookingsColumns({
  title,
  head,
  asked,
  by,
  partsOf,
  short,
  long = short,
}: {
  title: string;
  head: string;
  asked: Asked;
  /** As the file calls it. */
  by: string;
  partsOf: (bookings: Shape<'BookingStatisticsDto'>) => Part[];
  short: (of: number) => string;
  long?: (of: number) => string;
}) {
  const t = useTexts(statisticsTexts);
  const bookings = useBookings(asked);
  const parts = bookings.data ? partsOf(bookings.data) : [];
  const whole = parts.reduce((sum, { total }) => sum + total, 0);
  const most = parts.toSorted((one, other) => other.total - one.total)[0];
  return (
    <StatisticCard
      title={title}
      of="/analytics/bookings"
      asked={asked}
      only={by}
      table={{
        heads: [head, t.bookings, t.share, t.noShow, t.cancelled],
        rows: parts.map(({ of, total, no_show, cancelled }) => ({
          key: String(of),
          cells: [long(of), figure(total), figure(shareOf(total, whole), '%'), figure(no_show), figure(cancelled)],
        })),
      }}
    >
      <Loaded of={bookings}>
        {() =>
          whole === 0 ? (
            <Empty title={t.noBookings} />
          ) : (
            <StackedColumns
              label={most ? `${title}. ${t.most(long(most.of), figure(most.total))}` : title}
              rows={parts.map(({ of, total }) => ({ of, total }))}
              by="of"
              series={[{ key: 'total', name: t.bookings, colour: 'var(--accent)' }]}
              short={(of) => short(Number(of))}
              long={(of) => long(Number(of))}
            />
          )
        }
      </Loaded>
    </StatisticCard>
  );
}
