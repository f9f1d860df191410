import { useTexts } from '../texts/language';
import { weekdayName } from '../time/venue-time';
import { Empty, Loaded } from '../ui/surface';
import { useOccupancy, type Asked } from './asked';
import { openHoursOf } from './figure-rules';
import { ShadedCell } from './shaded';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

/** Weekday by hour: how much of the tables was taken. It is a table, with its figures in it. */
export function HeatMap({ asked, className }: { asked: Asked; className?: string }) {
  const t = useTexts(statisticsTexts);
  const occupancy = useOccupancy(asked);
  const open = openHoursOf(occupancy.data?.hours ?? []);
  const shares = new Map(occupancy.data?.hours.map(({ weekday, hour, tables }) => [`${weekday} ${hour}`, tables]));
  return (
    <StatisticCard title={t.heat} note={t.heatText} of="/analytics/occupancy" asked={asked} className={className}>
      <Loaded of={occupancy}>
        {() =>
          open.length === 0 ? (
            <Empty title={t.noTables} />
          ) : (
            <div role="region" aria-label={t.heat} tabIndex={0} className="overflow-x-auto">
              <table className="w-full border-separate border-spacing-0.5">
                <caption className="sr-only">{t.heatText}</caption>
                <thead>
                  <tr>
                    <td />
                    {open.map((hour) => (
                      <th key={hour} scope="col" className="px-1 text-center text-sm font-normal text-soft">
                        <span aria-hidden>{hour}</span>
                        <span className="sr-only">{hour}:00</span>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
                    <tr key={weekday}>
                      <th scope="row" className="sticky left-0 bg-surface pr-2 text-left text-sm font-normal">
                        <span aria-hidden>{weekdayName(weekday, 'short')}</span>
                        <span className="sr-only">{weekdayName(weekday)}</span>
                      </th>
                      {open.map((hour) => (
                        <ShadedCell key={hour} share={shares.get(`${weekday} ${hour}`)} none={t.noFigure} />
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
