import type { Shape } from '../api/client';

type Table = Shape<'TableDto'>;
type FloorPlace = NonNullable<Table['place']>;

export interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What of the plan is shown: as far as tables stand, and a little more. */
export function boundsOf(places: readonly FloorPlace[]): Bounds {
  const left = Math.min(...places.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y));
  const right = Math.max(...places.map(({ x, width }) => x + width));
  const bottom = Math.max(...places.map(({ y, height }) => y + height));
  const margin = Math.max(right - left, bottom - top) * 0.04;
  return {
    left: left - margin,
    top: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

/** In percent of what is shown. */
export const placedIn = (bounds: Bounds, { x, y, width, height }: FloorPlace) => ({
  left: (100 * (x - bounds.left)) / bounds.width,
  top: (100 * (y - bounds.top)) / bounds.height,
  width: (100 * width) / bounds.width,
  height: (100 * height) / bounds.height,
});
