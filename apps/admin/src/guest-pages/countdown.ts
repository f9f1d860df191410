// How long something is still held. An answer says how many seconds are left: whose clock is right does not matter.

export const endOf = ({ seconds_left }: { seconds_left: number }, now: number): number => now + seconds_left * 1000;

export const secondsLeft = (end: number, now: number): number => Math.max(0, Math.ceil((end - now) / 1000));

/** `4:59` */
export const shown = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export type Stage = 'going' | 'last_minute' | 'over';

/** What is told aloud is told when this changes, and not every second. */
export const stageOf = (seconds: number): Stage => (seconds <= 0 ? 'over' : seconds <= 60 ? 'last_minute' : 'going');
