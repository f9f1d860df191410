export const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

export interface Scores {
  average: number | null;
  /** How many percent more would recommend the venue (9 and 10) than would not (0 to 6). */
  nps: number | null;
}

/** What so many of each score, from 0 to 10, come to. */
export function scoresOf(counts: readonly number[]): Scores {
  const sum = (from: number, to: number) => counts.slice(from, to + 1).reduce((all, each) => all + each, 0);
  const all = sum(0, 10);
  if (all === 0) return { average: null, nps: null };
  const points = counts.reduce((total, count, score) => total + count * score, 0);
  return { average: rounded(points / all, 100), nps: rounded(((sum(9, 10) - sum(0, 6)) / all) * 100, 10) };
}

// Minus nothing is nothing.
const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts || 0;
