import { useEffect, useLayoutEffect, useMemo, useRef, type CSSProperties, type RefObject } from 'react';
import { useLanguage, useTexts } from '../texts/language';
import { attachDragging, Ghost, type Ground } from './drag';
import { bookingsOf, zonesOf, type Detail } from './day-rules';
import { holdsTable, isActive, visitOf, type Calendar, type CalendarTable } from './free-rules';
import { axisOf, clockAt, hoursOf, placeOn, shareAt, spanOf, type Span } from './grid-rules';
import { journalTexts } from './journal-texts';
import { attachKeyboard, type Words } from './keyboard-move';
import { TableRow } from './table-row';
import './day-grid.css';

interface Props {
  calendar: Calendar;
  details: ReadonlyMap<string, Detail>;
  /** By the server's clock, to the minute. */
  minute: number;
  isToday: boolean;
  q: string;
  movable: boolean;
  onOpen: (bookingId: string) => void;
  ground: (axis: Span) => Omit<Ground, 'axis'>;
  words: Words;
  /** Which booking is to have the focus again: it has been moved. */
  focused: RefObject<string | undefined>;
}

/** The day of the venue: tables by time. */
export function DayGrid({ calendar, details, minute, isToday, q, movable, onOpen, ground, words, focused }: Props) {
  const t = useTexts(journalTexts);
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const axis = useAxis(calendar);
  const hours = hoursOf(axis).length;

  // Those who listen are told only once; what they ask is always of what is drawn now.
  const latest = useRef<{ ground: Ground; words: Words }>(null);
  useLayoutEffect(() => {
    const asked = ground(axis);
    const onDrop: Ground['onDrop'] = (dragged, place) => {
      // It is put down where it is held: only what others move glides.
      for (const bar of content.current!.querySelectorAll(`[data-booking="${CSS.escape(dragged.bookingId)}"]`)) {
        bar.toggleAttribute('data-still', true);
        setTimeout(() => bar.removeAttribute('data-still'), 200);
      }
      asked.onDrop(dragged, place);
    };
    latest.current = { ground: { axis, ...asked, onDrop }, words };
  });
  useEffect(() => {
    const sprite = new Ghost(ghost.current!);
    const asked = () => latest.current!.ground;
    const ends = [
      attachDragging(scroller.current!, content.current!, sprite, asked),
      attachKeyboard(content.current!, sprite, asked, () => latest.current!.words),
    ];
    return () => ends.forEach((end) => end());
  }, []);
  useLayoutEffect(() => {
    const id = focused.current;
    if (!id) return;
    const bar = content.current!.querySelector<HTMLElement>(`[data-booking="${CSS.escape(id)}"]`);
    if (!bar || bar === document.activeElement) return;
    focused.current = undefined;
    bar.focus({ preventScroll: true });
  });
  useOpeningScroll(scroller, axis, isToday ? minute : undefined, calendar.date);

  const all = bookingsOf(calendar);
  const firstId = (all.find(({ status }) => holdsTable({ status })) ?? all[0])?.id;
  const shown = { axis, calendar, details, minute, q, firstId, movable, language };
  const requests = useRequestsRow(calendar, t.requestsRow);
  const zones = zonesOf(calendar.tables);
  return (
    <>
      <p id="grid-hint" className="sr-only">
        {t.gridHint}
      </p>
      <div
        ref={scroller}
        role="region"
        aria-label={t.grid}
        aria-describedby="grid-hint"
        tabIndex={0}
        className="day-grid relative max-h-[calc(100dvh-7.5rem)] min-h-64 overflow-auto overscroll-contain rounded-card border bg-surface"
        onClick={(event) => {
          const bar = (event.target as HTMLElement).closest<HTMLElement>('[data-booking]');
          if (bar) onOpen(bar.dataset.booking!);
        }}
      >
        <div
          ref={content}
          className="relative"
          style={{ '--hours': hours, minWidth: `calc(var(--names) + ${hours} * var(--hour))` } as CSSProperties}
        >
          <Hours axis={axis} timezone={calendar.timezone} />
          <Shades calendar={calendar} axis={axis} minute={minute} />
          {requests && <TableRow table={requests} {...shown} />}
          {zones.map((zone) => (
            <div key={zone.name ?? ''}>
              {zones.length > 1 && (
                <div className="border-b bg-sunken">
                  <p className="sticky left-0 inline-block px-2.5 py-0.5 text-xs font-semibold text-soft">
                    {zone.name ?? t.noZone}
                  </p>
                </div>
              )}
              {zone.tables.map((table) => (
                <TableRow key={table.id} table={table} {...shown} />
              ))}
            </div>
          ))}
          <NowLine axis={axis} minute={minute} />
          <div
            ref={ghost}
            data-ghost
            hidden
            aria-hidden
            className="day-ghost pointer-events-none absolute z-20 flex items-center gap-1.5 rounded-lg border-2 px-1.5 text-sm font-semibold whitespace-nowrap shadow-raised [&[hidden]]:hidden"
          >
            <span />
            <span />
          </div>
        </div>
      </div>
    </>
  );
}

/** The same as long as it goes from the same hour to the same hour. */
function useAxis(calendar: Calendar): Span {
  const { from, to } = axisOf(
    calendar,
    bookingsOf(calendar)
      .filter((each) => isActive(each) || each.status === 'completed')
      .map(visitOf),
  );
  return useMemo(() => ({ from, to }), [from, to]);
}

function useRequestsRow({ requests }: Calendar, name: string) {
  return useMemo<Omit<CalendarTable, 'zone'> | undefined>(() => {
    const bookings = requests.filter(({ status }) => status !== 'cancelled');
    if (bookings.length === 0) return undefined;
    return { id: '', name, capacity: null, is_active: true, deleted: false, bookings, blocks: [], holds: [] };
  }, [requests, name]);
}

/** A day begins to be looked at where the hands of the clock are; another one, at its opening. */
function useOpeningScroll(
  scroller: RefObject<HTMLDivElement | null>,
  axis: Span,
  now: number | undefined,
  date: string,
) {
  const shownDate = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (shownDate.current === date) return;
    shownDate.current = date;
    const { current } = scroller;
    if (!current) return;
    const share = now === undefined ? 0 : shareAt(axis, now);
    current.scrollLeft = share > 0 && share < 1 ? share * current.scrollWidth - current.clientWidth / 3 : 0;
  }, [scroller, axis, now, date]);
}

function Hours({ axis, timezone }: { axis: Span; timezone: string }) {
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
function Shades({ calendar, axis, minute }: { calendar: Calendar; axis: Span; minute: number }) {
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

function NowLine({ axis, minute }: { axis: Span; minute: number }) {
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
