const edgePx = 36;
/** As high as the row of the hours. */
const headPx = 40;

const pull = (at: number, from: number, to: number) => (at < from + edgePx ? -1 : at > to - edgePx ? 1 : 0);

/** Whoever holds something at the edge wants to see what is behind. Says whether there was anything to do. */
export function scrollAtEdges(
  scroller: HTMLElement,
  namesPx: number,
  { clientX, clientY }: { clientX: number; clientY: number },
): boolean {
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  const [x, y] = [pull(clientX, left + namesPx, right), pull(clientY, top + headPx, bottom)];
  if (x === 0 && y === 0) return false;
  scroller.scrollBy(x * 12, y * 8);
  return true;
}
