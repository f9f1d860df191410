import type { Point } from './drag-rules';

const quickMs = 400;
const nearPx = 30;

/** Tells of each tap whether it is the second of two. */
export function doubleTaps(): (at: Point) => boolean {
  let before: (Point & { when: number }) | undefined;
  return ({ x, y }) => {
    const when = performance.now();
    const isSecond =
      before !== undefined && when - before.when < quickMs && Math.hypot(x - before.x, y - before.y) < nearPx;
    before = isSecond ? undefined : { x, y, when };
    return isSecond;
  };
}
