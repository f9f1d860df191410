import { lazy } from 'react';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Empty, Loaded } from '../ui/surface';
import { useDays, type Asked } from './asked';
import { isByMonth, stepsOf } from './figure-rules';
import { figure, stepInFull, stepInWords } from './figures';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

const StackedColumns = lazy(() => import('./stacked-columns'));

/** What became of the bookings of each day. */
export function DailyChart({ asked, className }: { asked: Asked; className?: string }) {
  const t = useTexts(statisticsTexts);
  const words = useTexts(common);
  const days = useDays(asked);
  const byMonth = isByMonth(days.data?.days.length ?? 0);
  const steps = stepsOf(days.data?.days ?? []);
  const total = days.data?.totals.count.value ?? 0;
  const title = byMonth ? t.monthly : t.daily;
  const note = t.dailyText(words.bookings(total));
  return (
    <StatisticCard
      title={title}
      note={days.data && note}
      of="/analytics/bookings/daily"
      asked={asked}
      className={className}
      table={{
        heads: [byMonth ? t.month : t.date, t.all, t.held, t.noShow, t.cancelled],
        rows: steps.map(({ date, count, held, no_show, cancelled }) => ({
          key: date,
          cells: [stepInFull(date, byMonth), ...[count, held, no_show, cancelled].map((value) => figure(value))],
        })),
      }}
    >
      <Loaded of={days}>
        {() =>
          total === 0 ? (
            <Empty title={t.noBookings} />
          ) : (
            <StackedColumns
              label={`${title}. ${note}`}
              rows={steps as unknown as Record<string, string | number>[]}
              by="date"
              series={[
                { key: 'held', name: t.held, colour: 'var(--accent)' },
                { key: 'no_show', name: t.noShow, colour: 'var(--st-no-show-edge)' },
                { key: 'cancelled', name: t.cancelled, colour: 'var(--edge)', hollow: true },
              ]}
              short={(date) => stepInWords(date, byMonth)}
              long={(date) => stepInFull(date, byMonth)}
            />
          )
        }
      </Loaded>
    </StatisticCard>
  );
}
