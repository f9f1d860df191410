import { useTexts } from '../texts/language';
import { Loaded } from '../ui/surface';
import { askedOf, useBookings, useKpi, useNps, type Asked } from './asked';
import { Change } from './change';
import { besideOf, type Compared } from './figure-rules';
import { figure } from './figures';
import type { Days } from './period-rules';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

type Name = keyof (typeof statisticsTexts)['en']['kpi'];

interface Tile {
  name: Name;
  shown?: (value: number | null) => string;
  /** It is a rate or a score: what it changes by are points. */
  inPoints?: boolean;
  /** Of which one wants more or less; of the others nobody can say. */
  wanted?: 'more' | 'less';
}

const percent = (value: number | null) => figure(value, '%');

const tiles: Tile[] = [
  { name: 'bookings', wanted: 'more' },
  { name: 'guests_came', wanted: 'more' },
  { name: 'occupancy', shown: percent, inPoints: true, wanted: 'more' },
  { name: 'no_show_rate', shown: percent, inPoints: true, wanted: 'less' },
  { name: 'cancellation_rate', shown: percent, inPoints: true, wanted: 'less' },
  { name: 'came_again_share', shown: percent, inPoints: true, wanted: 'more' },
  { name: 'nps', inPoints: true, wanted: 'more' },
  { name: 'average_party' },
  { name: 'average_lead_minutes' },
];

interface Figures {
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
  /** What has come of them so far. */
  data: Partial<Record<Name, Compared>> | undefined;
}

/** `isStale`: what is there is still of other days. */
function useFigures(asked: Asked): Figures & { isStale: boolean } {
  const [kpi, bookings, nps] = [useKpi(asked), useBookings(asked), useNps(asked)];
  return {
    ...{ isPending: kpi.isPending, error: kpi.error, refetch: kpi.refetch },
    isStale: [kpi, bookings, nps].some(({ isPlaceholderData }) => isPlaceholderData),
    data: kpi.data && { ...kpi.data, guests_came: bookings.data?.totals.guests_came, nps: nps.data?.nps },
  };
}

/** The few figures one looks at first, each beside the one before, or a year ago. */
export function AtAGlance({ asked, yearAgo }: { asked: Asked; yearAgo?: Days }) {
  const t = useTexts(statisticsTexts);
  const now = useFigures(asked);
  const then = useFigures(yearAgo ? askedOf(yearAgo, asked.scope) : asked);
  const lead = (minutes: number | null) =>
    minutes === null ? '—' : t.lead(figure(minutes / 60), figure(minutes / 1_440), minutes >= 2_880);
  const compared = ({ name, inPoints }: Tile): Compared | undefined => {
    const of = now.data?.[name];
    if (!yearAgo || !of) return of;
    const before = then.isStale ? undefined : then.data?.[name];
    return before && besideOf(of.value, before.value, inPoints);
  };
  return (
    <StatisticCard title={t.atAGlance} of="/analytics/kpi" asked={asked}>
      <Loaded of={now}>
        {(figures) => (
          <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5 print:grid-cols-3">
            {tiles.map((tile) => {
              const shown = tile.shown ?? (tile.name === 'average_lead_minutes' ? lead : figure);
              const value = figures[tile.name]?.value;
              const of = compared(tile);
              return (
                <div key={tile.name} className="rounded-control bg-ground p-3">
                  <dt className="text-sm text-soft">{t.kpi[tile.name]}</dt>
                  <dd>
                    <span className="block text-2xl font-semibold tabular-nums">
                      {value === undefined ? '…' : shown(value)}
                    </span>
                    {of && <Change of={of} shown={shown} inPoints={tile.inPoints} wanted={tile.wanted} />}
                  </dd>
                </div>
              );
            })}
          </dl>
        )}
      </Loaded>
    </StatisticCard>
  );
}
