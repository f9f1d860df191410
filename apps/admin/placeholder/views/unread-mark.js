// How many dialogues have something unread, at the navigation's entry.
import { list, Problem } from '../api.js';
import { make } from '../elements.js';
import { say } from '../texts.js';
import { whileShown } from '../while-shown.js';

const everyMs = 15_000;
const most = 99;
const known = { who: undefined, count: 0 };
let look = async () => {};

/** What is unread may have changed. */
export const lookForUnread = () => look();

export function unreadMark({ id, venue_id }) {
  const who = `${id} ${venue_id}`;
  if (known.who !== who) Object.assign(known, { who, count: 0 });
  const mark = make('span', { class: 'unread', role: 'img' });
  look = async () => {
    try {
      const { total } = await list('/dialogues?unread=true&limit=1');
      if (known.who === who) draw(total);
    } catch (problem) {
      // Pages say what is wrong; this one is looked for again.
      if (!(problem instanceof Problem)) throw problem;
    }
  };
  const draw = (count) => {
    known.count = count;
    mark.textContent = count > most ? `${most}+` : String(count);
    mark.ariaLabel = say('unread_dialogues', { count });
    mark.hidden = count === 0;
  };
  draw(known.count);
  void look();
  whileShown(mark, everyMs, () => look());
  return mark;
}
