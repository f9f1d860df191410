/** How often each score was given, from 0 to 10, and how often none. */
export interface Scores {
  counts: readonly number[];
  unscored: number;
}

export interface Nps {
  answers: number;
  scored: number;
  promoters: number;
  passives: number;
  detractors: number;
  nps: number | null;
  average: number | null;
}

export const highest = 10;
export const noScores: Scores = { counts: Array.from({ length: highest + 1 }, () => 0), unscored: 0 };

/** What was given so often, `-1` standing for no score. */
export function scoresOf(rows: readonly { score: number; counted: number }[]): Scores {
  const counts = [...noScores.counts];
  let { unscored } = noScores;
  for (const { score, counted } of rows) {
    if (score < 0) unscored += counted;
    else counts[score]! += counted;
  }
  return { counts, unscored };
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The share of those who gave 9 or 10 less that of those who gave 6 or less, in percent of those who gave a score. */
export function npsOf({ counts, unscored }: Scores): Nps {
  const between = (from: number, to: number) => counts.slice(from, to + 1).reduce((sum, count) => sum + count, 0);
  const scored = between(0, highest);
  const [detractors, passives, promoters] = [between(0, 6), between(7, 8), between(9, highest)];
  const total = counts.reduce((sum, count, score) => sum + count * score, 0);
  return {
    ...{ answers: scored + unscored, scored, promoters, passives, detractors },
    nps: scored === 0 ? null : rounded(((promoters - detractors) * 100) / scored, 1),
    average: scored === 0 ? null : rounded(total / scored, 2),
  };
}
