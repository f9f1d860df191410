/** For so long after something was written down, more of it is looked for. */
const streamMs = 200;

/**
 * How long is rested after so long a count. While much is written down that comes first: what is told is safe only then,
 * and what is counted together costs less. When nothing comes any more, what is left is counted without much of a rest.
 */
export function restAfter(tookMs: number, sinceWrittenMs: number): number {
  const isWriting = sinceWrittenMs < streamMs;
  return Math.min(Math.max((isWriting ? 5 : 0.2) * tookMs, 10), 1_500);
}
