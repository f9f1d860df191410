/** Copies of what is known of a guest, and that by which he is known again, only pass by here. */
const always = ['sealed', 'marks'];

/** What is said to guests and by which account is theirs and the venue's: that it was said is written down, and no more. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  message: ['text', 'telegram_id'],
  delivery: ['telegram_message_id'],
  chat: ['telegram_id'],
  // Of an answer to it. What guests say themselves is in no fact.
  feedback: ['text'],
};

const leftOutOf = new Map(Object.entries(leftOut).map(([entity, names]) => [entity, [...always, ...names]]));

/** What of a fact's state is written down: the one place that says what is not. */
export function writtenOf(type: string, state: object | undefined): object | null {
  if (!state) return null;
  const without = leftOutOf.get(type.slice(0, type.indexOf('.'))) ?? always;
  // Of most there is nothing to leave out, and a copy of each would cost.
  if (!without.some((name) => name in state)) return state;
  return Object.fromEntries(Object.entries(state).filter(([name]) => !without.includes(name)));
}
