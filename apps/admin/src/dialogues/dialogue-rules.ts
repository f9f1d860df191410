/** What of a message decides where it stands. */
interface Said {
  id: string;
  created_at: string;
  direction: 'in' | 'out';
  state: string;
}

const before = (one: Said, other: Said): number =>
  one.created_at === other.created_at
    ? one.id < other.id
      ? -1
      : Number(one.id > other.id)
    : one.created_at < other.created_at
      ? -1
      : 1;

/** From the oldest to the newest. */
export const inOrder = <T extends Said>(messages: readonly T[]): T[] => messages.toSorted(before);

/** Up to which all is read once this is on the screen; undefined where nothing is new. */
export const newestUnread = <T extends Said>(messages: readonly T[]): T | undefined =>
  messages.some(({ state }) => state === 'received') ? inOrder(messages).at(-1) : undefined;

/** What a guest has said since; nothing where nothing was known before. */
export function saidSince<T extends Said>(messages: readonly T[], last: Said | undefined): T[] {
  if (!last) return [];
  return inOrder(messages).filter((message) => message.direction === 'in' && before(last, message) < 0);
}

/** Of what goes by e-mail it is told that it goes, and not what became of it. */
export const isLetterUnderWay = ({ channel, state }: { channel: string; state: string }): boolean =>
  channel === 'email' && state === 'queued';

export interface Day<T> {
  date: string;
  messages: T[];
}

/** By days of the venue's calendar. */
export function byDays<T extends Said>(messages: readonly T[], dateOf: (instant: string) => string): Day<T>[] {
  const days: Day<T>[] = [];
  for (const message of inOrder(messages)) {
    const date = dateOf(message.created_at);
    if (days.at(-1)?.date !== date) days.push({ date, messages: [] });
    days.at(-1)!.messages.push(message);
  }
  return days;
}
