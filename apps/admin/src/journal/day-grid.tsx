import { useLayoutEffect, useRef, type CSSProperties, type RefObject } from 'react';
import { useLanguage, useTexts } from '../texts/language';
import { bookingsOf, matches, zonesOf, type Detail } from './day-rules';
import { holdsTable, isActive, visitOf, type Calendar } from './free-rules';
import { hoursOf } from './grid-rules';
import { Hours, NowLine, Shades } from './grid-times';
import type { Ground } from './ground';
import { journalTexts } from './journal-texts';
import type { Words } from './keyboard-move';
import { useRequestsRow } from './requests-row';
import { TableRow } from './table-row';
import { useAxis } from './use-axis';
import { useFoundScroll } from './use-found-scroll';
import { useGridGestures } from './use-grid-gestures';
import { useOpeningScroll } from './use-opening-scroll';
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
  ground: Omit<Ground, 'axis'>;
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

  useGridGestures({ scroller, content, ghost }, { axis, ...ground }, words);
  useLayoutEffect(() => {
    const id = focused.current;
    if (!id) return;
    const bar = content.current!.querySelector<HTMLElement>(`[data-booking="${CSS.escape(id)}"]`);
    if (!bar || bar === document.activeElement) return;
    focused.current = undefined;
    bar.focus({ preventScroll: true });
  });
  const all = bookingsOf(calendar);
  const first = all.find(isActive);
  const begin = { now: isToday ? minute : undefined, first: first && visitOf(first).from };
  useOpeningScroll(scroller, axis, begin, calendar.date);
  useFoundScroll(scroller, q ? all.find((booking) => matches(booking, details.get(booking.id), q))?.id : undefined);

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
