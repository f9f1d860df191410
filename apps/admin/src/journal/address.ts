/** What the journal shows, as its address says it. */
export interface JournalSearch {
  date?: string;
  view?: 'list' | 'plan';
  booking?: string;
  /** Who is looked for. */
  q?: string;
  /** On the plan: at which time of the day. */
  at?: string;
  sheet?: 'new' | 'walk-in' | 'waitlist' | 'blocks';
  /** Of the new booking. */
  time?: string;
  /** How long it is to be; without it, as long as is usual. */
  minutes?: number;
  table?: string;
  guest?: string;
}

const written = (value: unknown, form = /./): string | undefined => {
  // `?q=12` is read as a number.
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && form.test(text) ? text : undefined;
};
const oneOf = <T extends string>(value: unknown, known: readonly T[]): T | undefined =>
  known.find((each) => each === value);

/** As the API takes a visit: of five minutes at least, of a day at most. */
const lengthOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 5 && value <= 24 * 60 ? value : undefined;

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const journalSearch = (search: Record<string, unknown>): JournalSearch => ({
  date: written(search.date, day),
  view: oneOf(search.view, ['list', 'plan']),
  booking: written(search.booking),
  q: written(search.q),
  at: written(search.at, clock),
  sheet: oneOf(search.sheet, ['new', 'walk-in', 'waitlist', 'blocks']),
  time: written(search.time, clock),
  minutes: lengthOf(search.minutes),
  table: written(search.table),
  guest: written(search.guest),
});
