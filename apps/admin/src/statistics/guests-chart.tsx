import { lazy } from 'react';
import { useTexts } from '../texts/language';
import { Empty, Loaded } from '../ui/surface';
import { useGuests, type Asked } from './asked';
import { figure, stepInFull, stepInWords } from './figures';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

const StackedColumns = lazy(() => import('./stacked-columns'));

/** Who came for the first time, and who again. */
export function GuestsChart({ asked }: { asked: Asked }) {
  const t = useTexts(statisticsTexts);
  const guests = useGuests(asked);
  const byMonth = guests.data?.step === 'month';
  const series = guests.data?.series ?? [];
  const note = guests.data && t.guestsText(figure(guests.data.total.value), figure(guests.data.new.value));
  return (
    <StatisticCard
      title={t.newAndReturning}
      note={note}
      of="/analytics/guests"
      asked={asked}
      table={{
        heads: [byMonth ? t.month : t.date, t.cameFirst, t.cameAgain, t.newCards, t.visits],
        rows: series.map(({ date, came_first, came_again, new: added, visits }) => ({
          key: date,
          cells: [stepInFull(date, byMonth), ...[came_first, came_again, added, visits].map((value) => figure(value))],
        })),
      }}
    >
      <Loaded of={guests}>
        {({ came }) =>
          came.value === 0 ? (
            <Empty title={t.nobodyCame} />
          ) : (
            <StackedColumns
              label={`${t.newAndReturning}. ${note}`}
              rows={series.map(({ date, came_first, came_again }) => ({ date, came_first, came_again }))}
              by="date"
              series={[
                { key: 'came_again', name: t.cameAgain, colour: 'var(--accent)' },
                { key: 'came_first', name: t.cameFirst, colour: 'var(--st-confirmed-edge)', hollow: true },
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
