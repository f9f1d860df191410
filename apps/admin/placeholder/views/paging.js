import { button, make } from '../elements.js';
import { say } from '../texts.js';

/** Which of a list are shown, and the way to the others. `go` gets the number of a page. */
export function pager({ items, total, more }, { page, limit }, go) {
  if (items.length === 0 && page === 1) return undefined;
  const from = (page - 1) * limit + 1;
  const to = from + items.length - 1;
  const step = (text, number, there) =>
    there && button(text, () => go(number), { alone: true, ariaLabel: `${say('pages')}: ${text}` });
  return make(
    'div',
    { class: 'buttons', role: 'group', ariaLabel: say('pages') },
    make('span', { class: 'quiet' }, say(more ? 'found_of_more' : 'found_of', { from, to, total })),
    step(say('page_before'), page - 1, page > 1),
    step(say('page_after'), page + 1, to < total || (more && items.length === limit)),
  );
}
