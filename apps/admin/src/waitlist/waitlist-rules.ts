import type { Shape } from '../api/client';

export type Entry = Shape<'WaitlistEntryDto'>;

export const isInLine = ({ status }: Pick<Entry, 'status'>): boolean => status === 'waiting' || status === 'offered';

/** Those in the line by their turn, then the others, who left it last first. */
export function inTurn(entries: readonly Entry[]): { line: Entry[]; others: Entry[] } {
  const line = entries.filter(isInLine).sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
  const others = entries
    .filter((entry) => !isInLine(entry))
    .sort((one, other) => Date.parse(other.updated_at) - Date.parse(one.updated_at));
  return { line, others };
}

type Window = Pick<Entry, 'time_from' | 'time_to'>;

/** Whether a time of the clock lies in what somebody named; a window over midnight ends before it begins. */
export const isInWindow = (time: string, { time_from, time_to }: Window): boolean =>
  time_from <= time_to ? time_from <= time && time <= time_to : time_from <= time || time <= time_to;
