/** A time as the venue's clock shows it, and when that is. */
export interface FreeTime {
  date: string;
  time: string;
  starts_at: string;
}

/** Few enough for a message's buttons: Telegram takes a hundred. */
const perPage = 60;

export interface TimesPage<Time> {
  times: Time[];
  earlier?: number;
  later?: number;
}

export function pageOf<Time>(times: readonly Time[], page: number): TimesPage<Time> {
  const last = Math.max(0, Math.ceil(times.length / perPage) - 1);
  const shown = Math.min(Math.max(0, page), last);
  return {
    times: times.slice(shown * perPage, (shown + 1) * perPage),
    ...(shown > 0 && { earlier: shown - 1 }),
    ...(shown < last && { later: shown + 1 }),
  };
}

/** Whether the clock shows it twice that night: then the words must say which. */
export const isRepeated = (one: FreeTime, all: readonly FreeTime[]): boolean =>
  all.some((other) => other.date === one.date && other.time === one.time && other.starts_at !== one.starts_at);

/** Short enough for a button. */
export const asValue = (startsAt: string): number => Date.parse(startsAt) / 1_000;

export const fromValue = (value: string): string => new Date(Number(value) * 1_000).toISOString();
