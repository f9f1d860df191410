import { Link } from '@tanstack/react-router';
import { LayoutGrid } from 'lucide-react';
import { query, type Shape } from '../api/client';
import { useMay } from '../app/me';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Empty, Loaded } from '../ui/surface';
import { bookingsOf } from './day-rules';
import { isActive, visitOf, type Calendar } from './free-rules';
import { axisOf, clockAt, minuteMs, type Span } from './grid-rules';
import { journalTexts } from './journal-texts';
import { boundsOf } from './plan-rules';
import { PlannedTable, type PlanShown } from './planned-table';

interface Props extends PlanShown {
  /** Another time than now, on the venue's clock. */
  at?: string;
  onAt: (at: string | undefined) => void;
}

const stepMs = 15 * minuteMs;

/** The house from above: who sits where, now or at another time of the day. */
export function FloorPlan(props: Props) {
  const t = useTexts(journalTexts);
  const mayDraw = useMay('tables.write');
  const tables = query.useQuery('get', '/tables', { params: { query: { limit: 200 } } });
  const link = mayDraw && (
    <Link to="/settings/tables" className="font-medium text-accent-text underline">
      {tables.data?.some(({ place }) => place) ? t.editPlan : t.drawPlan}
    </Link>
  );
  return (
    <Loaded of={tables}>
      {(all) =>
        all.some(({ place }) => place) ? (
          <>
            <Plan tables={all} {...props} />
            {link && <p className="mt-3">{link}</p>}
          </>
        ) : (
          <Empty icon={LayoutGrid} title={t.noPlan} text={t.noPlanText}>
            {link}
          </Empty>
        )
      }
    </Loaded>
  );
}

function Plan({ tables, ...props }: Props & { tables: Shape<'TableDto'>[] }) {
  const t = useTexts(journalTexts);
  const { calendar, minute, at, onAt } = props;
  const axis = axisOf(calendar, bookingsOf(calendar).filter(isActive).map(visitOf));
  const isToday = minute >= axis.from && minute < axis.to;
  const chosen = at === undefined ? undefined : timeOn(axis, at, calendar.timezone);
  const instant = chosen ?? (isToday ? minute : middleOf(calendar, axis));
  const places = tables.flatMap(({ place }) => (place ? [place] : []));
  const bounds = boundsOf(places);
  const shown = { ...props, instant, isNow: chosen === undefined && isToday };
  const tableOf = (id: string) => calendar.tables.find((table) => table.id === id);
  const beside = tables.filter(({ id, place }) => !place && tableOf(id));
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <output className="w-14 text-xl font-semibold tabular-nums">{clockAt(instant, calendar.timezone)}</output>
        <input
          type="range"
          aria-label={t.planTime}
          aria-valuetext={clockAt(instant, calendar.timezone)}
          min={axis.from}
          max={axis.to - stepMs}
          step={stepMs}
          value={instant}
          onChange={({ target }) => onAt(clockAt(Number(target.value), calendar.timezone))}
          className="h-11 min-w-40 flex-1 accent-accent"
        />
        <Button disabled={!isToday || chosen === undefined} onClick={() => onAt(undefined)}>
          {t.now}
        </Button>
      </div>
      <div className="overflow-auto rounded-card border bg-surface p-2">
        <div
          role="group"
          aria-label={t.plan}
          className="relative mx-auto w-full max-w-4xl min-w-160"
          style={{ aspectRatio: `${bounds.width} / ${bounds.height}` }}
        >
          {tables.map((table) => {
            const own = tableOf(table.id);
            return (
              own && table.place && <PlannedTable key={table.id} {...shown} {...{ own, bounds }} place={table.place} />
            );
          })}
        </div>
      </div>
      {beside.length > 0 && (
        <section className="mt-3">
          <h2 className="mb-1 font-semibold">{t.notOnPlan}</h2>
          <div className="flex flex-wrap gap-2">
            {beside.map(({ id }) => (
              <PlannedTable key={id} {...shown} own={tableOf(id)!} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

/** The first instant of the day at which the clock shows it. */
function timeOn(axis: Span, at: string, zone: string): number | undefined {
  for (let instant = axis.from; instant < axis.to; instant += stepMs) if (clockAt(instant, zone) === at) return instant;
  return undefined;
}

const middleOf = ({ opens }: Calendar, axis: Span): number =>
  opens[0] ? Date.parse(opens[0].from) : (axis.from + axis.to) / 2;
