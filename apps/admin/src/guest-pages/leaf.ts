// The leaf of a month: which of its days can be chosen, and how one goes about on it by keyboard.
import { addDays, dayMs, monthAfter, monthOf } from '../time/date-rules';

export interface KnownDay {
  date: string;
  open: boolean;
  free: boolean;
}

export interface Span {
  from: string;
  to: string;
}

/** `outside`: it cannot be booked at all; `unknown`: not asked for yet. */
export type DayState = 'outside' | 'unknown' | 'closed' | 'full' | 'free';

export interface Day {
  date: string;
  state: DayState;
}

export type Days = ReadonlyMap<string, KnownDay>;

export const firstOf = (month: string): string => `${month}-01`;
export const lastOf = (month: string): string => addDays(firstOf(monthAfter(month, 1)), -1);

/** How many days there are from one on to another, both of them among them. */
export const daysIn = ({ from, to }: Span): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;

/** 1 is Monday. */
export const weekdayOf = (date: string): number => ((new Date(date).getUTCDay() + 6) % 7) + 1;

/** From when until when somebody can book. After midnight, the evening before may still be going on. */
export function spanOf(today: string, horizonDays: number, days: Days): Span {
  const yesterday = addDays(today, -1);
  return { from: days.get(yesterday)?.free ? yesterday : today, to: addDays(today, horizonDays) };
}

/** Two months are asked for at once: the stretch that a month lies in, counted from the one where it begins. */
export function stretchOf(month: string, { from, to }: Span): Span {
  const begin = monthOf(from);
  let first = begin;
  while (monthAfter(first, 2) <= month) first = monthAfter(first, 2);
  const [begins, ends] = [firstOf(first), lastOf(monthAfter(first, 1))];
  return { from: begins > from ? begins : from, to: ends < to ? ends : to };
}

export function leafOf(month: string, span: Span, days: Days): Day[] {
  const dates = Array.from({ length: Number(lastOf(month).slice(8)) }, (_, at) => addDays(firstOf(month), at));
  return dates.map((date) => ({ date, state: stateOf(date, span, days) }));
}

function stateOf(date: string, { from, to }: Span, days: Days): DayState {
  if (date < from || date > to) return 'outside';
  const known = days.get(date);
  if (!known) return 'unknown';
  if (!known.open) return 'closed';
  return known.free ? 'free' : 'full';
}

/** On a full day one can wait for something to come free. */
export const canChoose = ({ state }: Day): boolean => state === 'free' || state === 'full';

/** What is looked at first: the first day that has something free, else the first that is open at all. */
export function firstToLookAt({ from, to }: Span, days: Days): string | undefined {
  const within = [...days.values()].filter(({ date }) => date >= from && date <= to);
  return (within.find(({ free }) => free) ?? within.find(({ open }) => open))?.date;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Where an arrow key leads from a day: past those that cannot be chosen. undefined: it leads nowhere. */
export function walk(leaf: readonly Day[], from: string, key: string): string | undefined {
  const within = leaf.filter(canChoose);
  if (key === 'Home') return within[0]?.date;
  if (key === 'End') return within.at(-1)?.date;
  const step = steps[key];
  if (!step) return undefined;
  let at = leaf.findIndex(({ date }) => date === from) + step;
  while (leaf[at] && !canChoose(leaf[at]!)) at += step;
  return leaf[at]?.date;
}
