import type { Calendar } from './free-rules';
import { clockAt, hoursOf, placeOn, shareAt, spanOf, type Span } from './grid-rules';

/** The hours along the top. */
export function Hours({ axis, timezone }: { axis: Span; timezone: string }) {
  return (
    <div aria-hidden className="sticky top-0 z-15 flex h-8 border-b bg-surface">
      <div className="sticky left-0 z-10 w-(--names) shrink-0 border-r bg-surface" />
      <div className="relative flex-1">
        {hoursOf(axis).map((hour) => (
          <span
            key={hour}
            className="absolute inset-y-0 flex items-center border-l pl-1.5 text-sm text-soft tabular-nums"
            style={{ left: `${100 * shareAt(axis, hour)}%` }}
          >
            {clockAt(hour, timezone)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** What lies under the visits: when it is closed, and what is over. */
export function Shades({ calendar, axis, minute }: { calendar: Calendar; axis: Span; minute: number }) {
  const opens = calendar.opens.map(spanOf).sort((a, b) => a.from - b.from);
  const edges = [axis.from, ...opens.flatMap(({ from, to }) => [from, to]), axis.to];
  const closed = Array.from({ length: edges.length / 2 }, (_, at) => ({
    from: edges[2 * at]!,
    to: edges[2 * at + 1]!,
  }));
  const over = placeOn(axis, { from: axis.from, to: Math.min(minute, axis.to) });
  return (
    <div aria-hidden className="pointer-events-none absolute inset-y-0 right-0 left-(--names)">
      {closed.map((span) => {
        const place = placeOn(axis, span);
        return (
          place && (
            <div
              key={span.from}
              className="absolute inset-y-0 bg-ink/8"
              style={{ left: `${place.left}%`, width: `${place.width}%` }}
            />
          )
        );
      })}
      {over && <div className="absolute inset-y-0 left-0 bg-ink/4" style={{ width: `${over.width}%` }} />}
    </div>
  );
}

/** Where the hands of the clock are. */
export function NowLine({ axis, minute }: { axis: Span; minute: number }) {
  if (minute < axis.from || minute >= axis.to) return null;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-y-0 right-0 left-(--names) z-5">
      <div
        className="absolute inset-y-0 w-0.5 bg-danger opacity-60 transition-[left] duration-1000"
        style={{ left: `${100 * shareAt(axis, minute)}%` }}
      />
    </div>
  );
}
