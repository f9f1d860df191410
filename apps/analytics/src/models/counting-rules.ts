/**
 * How long is rested after so long a count. What is written down and what is asked have most of the machine meanwhile; and
 * where much comes, more of it is counted together, which costs less.
 */
export const restAfter = (tookMs: number): number => Math.min(Math.max(2 * tookMs, 10), 1_000);
