import type { Shape } from '../api/client';

const minuteMs = 60_000;
/** As the API takes a visit. */
const shortest = 5;

/** How many minutes are left of the opening that it is now; undefined where it is closed, or as good as. */
export function minutesLeft(now: number, opens: readonly Shape<'SpanDto'>[]): number | undefined {
  const open = opens.find(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to));
  const left = open && Math.floor((Date.parse(open.to) - now) / minuteMs);
  return left !== undefined && left >= shortest ? left : undefined;
}
