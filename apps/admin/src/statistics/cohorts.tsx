import { useTexts } from '../texts/language';
import { Empty, Loaded } from '../ui/surface';
import { useRetention, type Asked } from './asked';
import { cohortsShown } from './figure-rules';
import { figure, stepInFull } from './figures';
import { ShadedCell } from './shaded';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

/** Of those who came first in a month, how many came again in the months after. */
export function Cohorts({ asked, className }: { asked: Asked; className?: string }) {
  const t = useTexts(statisticsTexts);
  const retention = useRetention(asked);
  const { rows, later } = cohortsShown(retention.data?.cohorts ?? []);
  const rate = retention.data?.rate.value ?? null;
  return (
    <StatisticCard
      title={t.retention}
      note={[t.retentionText, rate !== null && t.returned(figure(rate, '%'))].filter(Boolean).join(' ')}
      of="/analytics/retention"
      asked={asked}
      className={className}
    >
      <Loaded of={retention}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t.nobodyCame} />
          ) : (
            <div role="region" aria-label={t.retention} tabIndex={0} className="overflow-x-auto">
              <table className="border-separate border-spacing-0.5 text-sm">
                <caption className="sr-only">{t.retentionText}</caption>
                <thead>
                  <tr className="text-soft">
                    <th scope="col" className="pr-3 text-left font-normal">
                      {t.firstIn}
                    </th>
                    <th scope="col" className="px-2 text-right font-normal">
                      {t.guests}
                    </th>
                    {Array.from({ length: later }, (_, at) => (
                      <th key={at} scope="col" className="min-w-10 text-center font-normal">
                        {t.monthsLater(at + 1)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ month, guests, months }) => (
                    <tr key={month}>
                      <th scope="row" className="pr-3 text-left font-normal whitespace-nowrap">
                        {stepInFull(month, true)}
                      </th>
                      <td className="px-2 text-right tabular-nums">{figure(guests)}</td>
                      {months.map(({ month: after, share }) => (
                        <ShadedCell key={after} share={share} />
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </StatisticCard>
  );
}
