import { faultOfDays, spans, type Wish } from './period-rules';

/** What the statistics show, as their address says it; what is usual is not said. */
export interface StatisticsSearch {
  period?: (typeof spans)[number] | 'own';
  /** The first day of one that does not run now. */
  at?: string;
  from?: string;
  to?: string;
  beside?: 'year';
  where?: 'organization';
}

export const usualSpan = 'month';

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

/** What an address holds is whatever somebody wrote there. */
export function statisticsSearch(search: { [Name in keyof StatisticsSearch]: unknown }): StatisticsSearch {
  const { period, at, from, to, beside, where } = search;
  const span = spans.find((known) => known === period);
  const own = period === 'own' && isDay(from) && isDay(to) && !faultOfDays({ from, to });
  return {
    ...(own ? { period: 'own' as const, from, to } : { period: span, at: isDay(at) ? at : undefined }),
    beside: beside === 'year' ? 'year' : undefined,
    where: where === 'organization' ? 'organization' : undefined,
  };
}

export function wishOf({ period, at, from, to }: StatisticsSearch): Wish {
  if (period === 'own' && from && to) return { span: 'own', days: { from, to } };
  return { span: period === 'own' || !period ? usualSpan : period, ...(at && { at }) };
}

type InPlaceOf = Pick<StatisticsSearch, 'period' | 'at' | 'from' | 'to'>;

/** In an address, in the place of the wish that stands there. */
export function searchOf(wish: Wish): InPlaceOf {
  if (wish.span === 'own') return { period: 'own', at: undefined, ...wish.days };
  const { span, at } = wish;
  return { period: span === usualSpan ? undefined : span, at, from: undefined, to: undefined };
}
