import { DateTime } from 'luxon';

const longestLeapMs = 26 * 3_600_000;

/** All moments at which clocks there show it: two where they are set back. Where they leap over it, the one they leap to. */
function moments(wanted: DateTime, zone: string): DateTime[] {
  const { year, month, day, hour, minute, second, millisecond } = wanted;
  const shown = DateTime.fromObject({ year, month, day, hour, minute, second, millisecond }, { zone });
  const exists = shown.hour === hour && shown.minute === minute && shown.day === day;
  return exists ? shown.getPossibleOffsets() : [leapBefore(shown)];
}

/** The first moment of the offset that holds at a moment which clocks were leapt to. */
function leapBefore(after: DateTime): DateTime {
  let [before, leapt] = [after.toMillis() - longestLeapMs, after.toMillis()];
  while (leapt - before > 1) {
    const middle = Math.floor((before + leapt) / 2);
    if (DateTime.fromMillis(middle, { zone: after.zone }).offset === after.offset) leapt = middle;
    else before = middle;
  }
  return DateTime.fromMillis(leapt, { zone: after.zone });
}

const inUtc = (local: DateTime): DateTime => local.setZone('utc', { keepLocalTime: true });

/** So many days of the calendar before, at the same time of the clocks there. */
export function daysBefore(moment: Date, days: number, zone: string): Date {
  const there = DateTime.fromJSDate(moment, { zone });
  return moments(inUtc(there).minus({ days }), zone)[0]!.toJSDate();
}

/** The moment at which clocks there show a time of a day: the first of two. */
export const momentOf = (day: string, time: string, zone: string): Date =>
  moments(DateTime.fromISO(`${day}T${time}`, { zone: 'utc' }), zone)[0]!.toJSDate();

/** A time of each day, which may span midnight: from the one, and at the other no longer. */
export interface QuietHours {
  from: string;
  to: string;
}

export interface Span {
  begins: Date;
  ends: Date;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The quiet hours of that moment; undefined where it is in none. */
export function quietAt(moment: Date, zone: string, quiet: QuietHours | null): Span | undefined {
  if (!quiet) return undefined;
  const there = DateTime.fromJSDate(moment, { zone });
  const [from, to, shown] = [minutesOf(quiet.from), minutesOf(quiet.to), there.hour * 60 + there.minute];
  const spansMidnight = from > to;
  const isIn = spansMidnight ? shown >= from || shown < to : shown >= from && shown < to;
  if (!isIn) return undefined;
  const first = inUtc(there)
    .startOf('day')
    .minus({ days: spansMidnight && shown < to ? 1 : 0 });
  const last = first.plus({ days: spansMidnight ? 1 : 0 });
  return {
    begins: moments(first.plus({ minutes: from }), zone)[0]!.toJSDate(),
    // Set back at night, clocks show the end twice: until the second time it is quiet.
    ends: moments(last.plus({ minutes: to }), zone)
      .at(-1)!
      .toJSDate(),
  };
}
