import { useLayoutEffect, useRef, type RefObject } from 'react';
import { hourMs, shareAt, type Span } from './grid-rules';

interface Begin {
  /** Of today. */
  now?: number;
  /** When the first visit begins. */
  first?: number;
}

/** A day begins to be looked at where the hands of the clock are; another one, shortly before its first visit. */
export function useOpeningScroll(
  scroller: RefObject<HTMLElement | null>,
  axis: Span,
  { now, first = axis.from }: Begin,
  date: string,
) {
  const shownDate = useRef<string>(undefined);
  useLayoutEffect(() => {
    const frame = scroller.current;
    if (shownDate.current === date || !frame) return;
    shownDate.current = date;
    const isOnIt = now !== undefined && axis.from < now && now < axis.to;
    const lane = frame.querySelector('[data-lane]')?.clientWidth ?? 0;
    const shown = frame.clientWidth - (frame.scrollWidth - lane);
    const begins = isOnIt ? shareAt(axis, now) * lane - shown / 3 : shareAt(axis, first - hourMs) * lane;
    frame.scrollLeft = Math.max(0, begins);
  }, [scroller, axis, now, first, date]);
}
