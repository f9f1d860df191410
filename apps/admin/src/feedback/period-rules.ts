export const periods = ['7', '30', '90', '365', 'all', 'own'] as const;
export type Period = (typeof periods)[number];

export interface Days {
  date_from?: string;
  date_to?: string;
}

const dayMs = 86_400_000;

/** The days that are meant, today the last of them. */
export function daysOf(period: Period, today: string, own: Days = {}): Days {
  if (period === 'all') return {};
  if (period === 'own') return { date_from: own.date_from || undefined, date_to: own.date_to || undefined };
  const from = Date.parse(today) - (Number(period) - 1) * dayMs;
  return { date_from: new Date(from).toISOString().slice(0, 10) };
}

export const spans = {
  any: {},
  unhappy: { score_from: 0, score_to: 6 },
  neutral: { score_from: 7, score_to: 8 },
  happy: { score_from: 9, score_to: 10 },
} as const;
export type Span = keyof typeof spans;
export const spanNames = Object.keys(spans) as Span[];
