import { useTexts } from '../texts/language';
import { Empty, Loaded } from '../ui/surface';
import { useBookings, type Asked } from './asked';
import { Bars } from './bars';
import { shareOf } from './figure-rules';
import { figure } from './figures';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

/** By which way bookings come, and how many of them come to nothing. */
export function SourcesChart({ asked }: { asked: Asked }) {
  const t = useTexts(statisticsTexts);
  const bookings = useBookings(asked);
  const rows = (bookings.data?.by_source ?? [])
    .filter(({ total }) => total > 0)
    .sort((one, other) => other.total - one.total);
  const whole = rows.reduce((sum, { total }) => sum + total, 0);
  return (
    <StatisticCard
      title={t.sources}
      of="/analytics/bookings"
      asked={asked}
      only="source"
      table={{
        heads: [t.source, t.bookings, t.share, t.noShow, t.cancelled],
        rows: rows.map(({ source, total, no_show, cancelled }) => ({
          key: source,
          cells: [
            t.sourceNames[source] ?? source,
            figure(total),
            figure(shareOf(total, whole), '%'),
            figure(no_show),
            figure(cancelled),
          ],
        })),
      }}
    >
      <Loaded of={bookings}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t.noBookings} />
          ) : (
            <Bars
              rows={rows.map(({ source, total }) => ({
                key: source,
                name: t.sourceNames[source] ?? source,
                share: shareOf(total, whole) ?? 0,
                said: `${figure(total)} · ${figure(shareOf(total, whole), '%')}`,
              }))}
            />
          )
        }
      </Loaded>
    </StatisticCard>
  );
}
