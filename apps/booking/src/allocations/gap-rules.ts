import type { Span } from '../availability/house';

/** What of a span is not taken, in order. Half-open: what ends where another begins does not touch it. */
export function gapsIn({ from, to }: Span, taken: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let free = from;
  for (const each of [...taken].sort((a, b) => a.from - b.from)) {
    if (each.to <= free) continue;
    if (each.from >= to) break;
    if (each.from > free) gaps.push({ from: free, to: each.from });
    free = each.to;
  }
  if (free < to) gaps.push({ from: free, to });
  return gaps;
}
