import { useLayoutEffect, type RefObject } from 'react';

const marginPx = 16;

/** Who is looked for and found is brought to be seen. Only the grid is scrolled: where one types stays where it is. */
export function useFoundScroll(scroller: RefObject<HTMLElement | null>, foundId: string | undefined): void {
  useLayoutEffect(() => {
    const frame = scroller.current;
    const bar = foundId && frame?.querySelector<HTMLElement>(`[data-booking="${CSS.escape(foundId)}"]`);
    if (!frame || !bar) return;
    const [seen, found] = [frame.getBoundingClientRect(), bar.getBoundingClientRect()];
    // The names of the tables and the hours stay at their edges.
    const { scrollPaddingLeft, scrollPaddingTop } = getComputedStyle(frame);
    const [left, top] = [seen.left + parseFloat(scrollPaddingLeft), seen.top + parseFloat(scrollPaddingTop)];
    if (found.left < left || found.right > seen.right) frame.scrollLeft += found.left - left - marginPx;
    if (found.top < top || found.bottom > seen.bottom) frame.scrollTop += found.top - top;
  }, [scroller, foundId]);
}
