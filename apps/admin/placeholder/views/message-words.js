// What was written, and what became of it, in words.
import { dayAlone, isSaid, say } from '../texts.js';

/** The same name may be said of several things: what is said nowhere is one of the others. */
const saidOr = (name, otherwise) => say(isSaid(name) ? name : otherwise);

/** What it says; of what has no text, what it was. */
export function wordsOfMessage({ text, content }) {
  if (text !== null) return text;
  return content === 'text' ? say('text_erased') : saidOr(`content_${content}`, 'content_other');
}

export const isOwn = ({ direction }) => direction === 'out';

/** By whom it was said. */
export function authorOf({ direction, author_user_id: author, kind }, me) {
  if (direction === 'in') return undefined;
  if (author === me.id) return say('by_you');
  if (author || ['dialogue', 'feedback_reply'].includes(kind)) return say('by_staff');
  return saidOr(`kind_${kind}`, 'by_itself');
}

export const whyUndelivered = (reason) => saidOr(`undelivered_${reason}`, 'undelivered_other');

/** Why nothing can be written to a guest at the moment. */
export const whyUnreachable = (why) => saidOr(`unreachable_${why}`, 'unreachable_other');

/** What became of what was sent. */
export function fateOf({ direction, state, reason }) {
  if (direction === 'in') return undefined;
  if (state === 'failed') return say('message_failed', { why: whyUndelivered(reason) });
  return say(`message_${state}`);
}

/** A day for what is old, a time for what is of today. */
export const isSameDay = (one, other, zone) => dayAlone(one, zone) === dayAlone(other, zone);
