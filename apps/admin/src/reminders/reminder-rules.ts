import type { Shape } from '../api/client';
import { dayMs } from '../time/date-rules';

export type Rule = Shape<'ReminderRule'>;

/** What is offered; whatever else a venue has stands beside it. */
export const presets = [60, 240, 1_440, 10_080];
export const leastOffset = 5;
export const mostOffset = 43_200;
export const mostRules = 10;

export interface Wishes {
  rules: Rule[];
  quiet_from: string | null;
  quiet_to: string | null;
}

/** All that is shown, the earliest first: the presets that a venue does not have are off. */
export function shownRules(rules: readonly Rule[]): Rule[] {
  const known = new Set(rules.map(({ offset_minutes }) => offset_minutes));
  const missing = presets
    .filter((each) => !known.has(each))
    .map((each) => ({ offset_minutes: each, is_active: false }));
  return [...rules, ...missing].toSorted((one, other) => other.offset_minutes - one.offset_minutes);
}

/** What is kept: a preset that was never on need not be written down. */
export const keptRules = (shown: readonly Rule[], before: readonly Rule[]): Rule[] =>
  shown.filter(
    ({ offset_minutes, is_active }) =>
      is_active || !presets.includes(offset_minutes) || before.some((rule) => rule.offset_minutes === offset_minutes),
  );

const plain = ({ rules, quiet_from, quiet_to }: Wishes): string =>
  JSON.stringify([
    shownRules(rules).map(({ offset_minutes, is_active }) => [offset_minutes, is_active]),
    quiet_from,
    quiet_to,
  ]);

export const isChanged = (one: Wishes, other: Wishes): boolean => plain(one) !== plain(other);

export type QuietFault = 'both' | 'same';

export function faultOfQuiet({ quiet_from: from, quiet_to: to }: Wishes): QuietFault | undefined {
  if (Boolean(from) !== Boolean(to)) return 'both';
  return from && from === to ? 'same' : undefined;
}

export interface Moment {
  date: string;
  time: string;
}

export interface Sample extends Moment {
  offset_minutes: number;
  /** Why it goes at another moment than one would think: quiet hours are waited for, or it comes before them. */
  moved?: 'after' | 'before';
}

const minuteMs = 60_000;
const shortOffset = 60;

const asMs = ({ date, time }: Moment): number => Date.parse(`${date}T${time}Z`);
const asMoment = (ms: number): Moment => {
  const [date, time] = new Date(ms).toISOString().split('T') as [string, string];
  return { date, time: time.slice(0, 5) };
};
const ofDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The quiet hours that a moment lies in; all of it on the clock of the venue's wall. */
function quietAt(ms: number, { quiet_from, quiet_to }: Wishes): { begins: number; ends: number } | undefined {
  if (!quiet_from || !quiet_to) return undefined;
  const [from, to] = [ofDay(quiet_from), ofDay(quiet_to)];
  const midnight = Math.floor(ms / dayMs) * dayMs;
  const shown = (ms - midnight) / minuteMs;
  const spansMidnight = from > to;
  if (!(spansMidnight ? shown >= from || shown < to : shown >= from && shown < to)) return undefined;
  const first = spansMidnight && shown < to ? midnight - dayMs : midnight;
  return { begins: first + from * minuteMs, ends: first + (spansMidnight ? dayMs : 0) + to * minuteMs };
}

/**
 * When each reminder of a visit would go, the first first. It is what the platform does, on a clock that is not changed
 * meanwhile: what falls into quiet hours waits for their end where that is still early enough, goes before them otherwise,
 * and an hour ahead it goes whatever the hour.
 */
export function samples(visit: Moment, wishes: Wishes): Sample[] {
  const starts = asMs(visit);
  const due = wishes.rules
    .filter(({ is_active }) => is_active)
    .map(({ offset_minutes: offset }) => {
      const at = starts - offset * minuteMs;
      const quiet = quietAt(at, wishes);
      if (!quiet) return { at, offset };
      const leastAhead = Math.min(offset / 2, 120) * minuteMs;
      if (starts - quiet.ends >= leastAhead) return { at: quiet.ends, offset, moved: 'after' as const };
      if (offset > shortOffset) return { at: quiet.begins - minuteMs, offset, moved: 'before' as const };
      return { at, offset };
    });
  return due
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, offset, moved }) => ({ ...asMoment(at), offset_minutes: offset, ...(moved && { moved }) }));
}
