import { useLayoutEffect, useRef, type RefObject } from 'react';
import { shareAt, type Span } from './grid-rules';

/** A day begins to be looked at where the hands of the clock are; another one, at its opening. */
export function useOpeningScroll(
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
