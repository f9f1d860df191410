/** How many letters may leave, of all venues together and of one. */
export interface Pace {
  perSecond: number;
  venuePerSecond: number;
}

/** One venue with much to say leaves half to the others. */
export const paceOf = (perSecond: number): Pace => ({
  perSecond,
  venuePerSecond: Math.max(1, Math.ceil(perSecond / 2)),
});

/** What nobody used may be made up for this long. */
const makeUpMs = 1_000;

/** Both in milliseconds of one clock. */
export interface Schedule {
  now: number;
  /** When the next one would leave, were they sent evenly. */
  nextAt: number;
}

const beginOf = ({ now, nextAt }: Schedule): number => Math.max(nextAt, now - makeUpMs);

/** How many may leave now. */
export const freeNow = (schedule: Schedule, perSecond: number): number =>
  Math.max(0, Math.floor(((schedule.now - beginOf(schedule)) * perSecond) / 1_000));

/** When the next one would leave, with so many taken. */
export const afterTaking = (schedule: Schedule, perSecond: number, count: number): number =>
  beginOf(schedule) + (count * 1_000) / perSecond;
