import type { Shape } from '../api/client';

type Message = Pick<Shape<'MessageDto'>, 'text' | 'state' | 'reason' | 'created_at'>;

/**
 * What became of answers as messages. They are another service's and may come late; the same words may have been
 * answered twice: of each text, the oldest answer is the oldest message.
 */
export function fatesOf(replies: { text: string }[], messages: Message[]): (Message | undefined)[] {
  const left = [...messages].sort((one, other) => one.created_at.localeCompare(other.created_at));
  return replies.map(({ text }) => {
    const at = left.findIndex((message) => message.text === text);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
}
