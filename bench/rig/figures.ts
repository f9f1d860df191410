/** A value per round, in the rounds' order. */
export type Rounds = number[];

export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** What is aimed at: of the figure itself, or of its ratio to the limit. */
export type Aim = { of: 'figure' | 'ratio' } & ({ atLeast: number } | { under: number });

/** Something measured, beside what the same machine could do at best in the same rounds. */
export interface Figure {
  name: string;
  unit: string;
  measured: Rounds;
  limit?: { name: string; measured: Rounds };
  aim?: Aim;
}

export function spreadOf(rounds: Rounds): Spread {
  const sorted = [...rounds].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, min: sorted[0]!, max: sorted.at(-1)! };
}

/** Round by round: what slows a whole round slows both sides of its ratio. */
export function ratiosOf({ measured, limit }: Figure): Rounds | undefined {
  return limit && measured.map((value, round) => value / limit.measured[round]!);
}

/** Undefined when nothing is aimed at. */
export function isMet(figure: Figure): boolean | undefined {
  const { aim } = figure;
  if (!aim) return undefined;
  const { median } = spreadOf(aim.of === 'ratio' ? ratiosOf(figure)! : figure.measured);
  return 'atLeast' in aim ? median >= aim.atLeast : median < aim.under;
}

/** The value that this share of all values does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}
