import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react';
import { useTexts } from '../texts/language';
import { Loaded } from '../ui/surface';
import { useBookings, useKpi, useNps, type Asked } from './asked';
import { directionOf, welcome, type Compared, type Direction } from './figure-rules';
import { figure } from './figures';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

type Name = keyof (typeof statisticsTexts)['en']['kpi'];

interface Tile {
  name: Name;
  of?: Compared;
  shown: (value: number | null) => string;
  /** It is a rate or a score: what it changes by are points. */
  inPoints?: boolean;
  /** Of which one wants more or less; of the others nobody can say. */
  wanted?: 'more' | 'less';
}

const plain = (value: number | null) => figure(value);
const percent = (value: number | null) => figure(value, '%');

/** The few figures one looks at first, each beside the one before. */
export function AtAGlance({ asked }: { asked: Asked }) {
  const t = useTexts(statisticsTexts);
  const [kpi, bookings, nps] = [useKpi(asked), useBookings(asked), useNps(asked)];
  const lead = (minutes: number | null) =>
    minutes === null ? '—' : t.lead(figure(minutes / 60), figure(minutes / 1_440), minutes >= 2_880);
  return (
    <StatisticCard title={t.atAGlance} of="/analytics/kpi" asked={asked}>
      <Loaded of={kpi}>
        {(of) => {
          const tiles: Tile[] = [
            { name: 'bookings', of: of.bookings, shown: plain, wanted: 'more' },
            { name: 'guests_came', of: bookings.data?.totals.guests_came, shown: plain, wanted: 'more' },
            { name: 'occupancy', of: of.occupancy, shown: percent, inPoints: true, wanted: 'more' },
            { name: 'no_show_rate', of: of.no_show_rate, shown: percent, inPoints: true, wanted: 'less' },
            { name: 'cancellation_rate', of: of.cancellation_rate, shown: percent, inPoints: true, wanted: 'less' },
            { name: 'came_again_share', of: of.came_again_share, shown: percent, inPoints: true, wanted: 'more' },
            { name: 'nps', of: nps.data?.nps, shown: plain, inPoints: true, wanted: 'more' },
            { name: 'average_party', of: of.average_party, shown: plain },
            { name: 'average_lead_minutes', of: of.average_lead_minutes, shown: lead },
          ];
          return (
            <dl className="grid grid-cols-2 sm:grid-cols-3 lg:grid-cols-5 gap-3">
              {tiles.map((tile) => (
                <div key={tile.name} className="rounded-control bg-ground p-3">
                  <dt className="text-sm text-soft">{t.kpi[tile.name]}</dt>
                  <dd>
                    <span className="block text-2xl font-semibold tabular-nums">
                      {tile.of ? tile.shown(tile.of.value) : '…'}
                    </span>
                    {tile.of && <Change {...tile} of={tile.of} />}
                  </dd>
                </div>
              ))}
            </dl>
          );
        }}
      </Loaded>
    </StatisticCard>
  );
}

const arrows: Record<Direction, typeof ArrowRight> = { more: ArrowUpRight, less: ArrowDownRight, same: ArrowRight };

function Change({ of, shown, inPoints, wanted }: Tile & { of: Compared }) {
  const t = useTexts(statisticsTexts);
  const direction = directionOf(of);
  const Arrow = direction && arrows[direction];
  const isWelcome = welcome(direction, wanted);
  return (
    <span className="flex flex-wrap items-center gap-x-1 text-sm">
      {Arrow && <Arrow aria-hidden className="size-4 shrink-0" />}
      <span className={isWelcome === undefined ? undefined : isWelcome ? 'text-accent-text' : 'text-danger-text'}>
        {direction ? inWords(direction) : t.nothingBefore}
      </span>
      {of.before !== null && <span className="text-soft">{t.was(shown(of.before))}</span>}
    </span>
  );

  function inWords(which: Direction): string {
    if (which === 'same' || of.change === null) return t.directions[which];
    const by = figure(Math.abs(of.change));
    return inPoints ? t.byPoints(by, which === 'more') : t.byPercent(by, which === 'more');
  }
}
