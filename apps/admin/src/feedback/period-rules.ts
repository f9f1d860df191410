import { addDays } from '../time/date-rules';

export const periods = ['7', '30', '90', '365', 'all', 'own'] as const;
export type Period = (typeof periods)[number];

export interface Days {
  date_from?: string;
  date_to?: string;
}

/** The days that are meant, today the last of them. */
export function daysOf(period: Period, today: string, own: Days = {}): Days {
  if (period === 'all') return {};
  if (period === 'own') return { date_from: own.date_from || undefined, date_to: own.date_to || undefined };
  return { date_from: addDays(today, 1 - Number(period)) };
}

export const spans = {
  any: {},
  unhappy: { score_from: 0, score_to: 6 },
  neutral: { score_from: 7, score_to: 8 },
  happy: { score_from: 9, score_to: 10 },
} as const;
export type Span = keyof typeof spans;
export const spanNames = Object.keys(spans) as Span[];
