/** What the clocks of a place are ahead of UTC by at an instant, in milliseconds. */
export type Ahead = (instant: number) => number;

/** A stretch of time within one hour of the clock. */
export interface HourPiece {
  wallHour: number;
  from: number;
  to: number;
}

export const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** An hour of a day as the clock shows it, as a number: how many the clock has shown since 1970, as if it were never changed. */
export const wallHour = (instant: number, ahead: Ahead): number => Math.floor((instant + ahead(instant)) / hourMs);

export const hourOf = (hour: number): number => ((hour % 24) + 24) % 24;
export const dayOf = (hour: number): string => new Date(hour * hourMs).toISOString().slice(0, 10);
export const firstHourOf = (day: string): number => (Date.parse(`${day}T00:00:00Z`) / dayMs) * 24;

/** Of the week, Monday first. */
export const hourOfWeek = (hour: number): number => (((hour + 3 * 24) % 168) + 168) % 168;

/**
 * The hours of the clock that a time crosses. An hour that the clock shows twice comes twice, and one that it jumps over
 * not at all.
 */
export function hoursOf({ from, to }: { from: number; to: number }, ahead: Ahead): HourPiece[] {
  const pieces: HourPiece[] = [];
  for (let at = from; at < to;) {
    const offset = ahead(at);
    const hourEnd = (Math.floor((at + offset) / hourMs) + 1) * hourMs - offset;
    // Clocks are changed at a quarter of an hour, wherever that is, and not twice a day.
    const quarterEnd = (Math.floor(at / quarterMs) + 1) * quarterMs;
    const steadyUntil = [at + dayMs, hourEnd].find((end) => ahead(Math.min(to, end) - 1) === offset) ?? quarterEnd;
    const steady = Math.min(to, steadyUntil);
    while (at < steady) {
      const hour = Math.floor((at + offset) / hourMs);
      const end = Math.min(steady, (hour + 1) * hourMs - offset);
      pieces.push({ wallHour: hour, from: at, to: end });
      at = end;
    }
  }
  return pieces;
}
