import { button, make } from '../elements.js';
import { say } from '../texts.js';

/** A page of ours as a link that can be given to others. */
export function addressToCopy(path) {
  const { href } = new URL(`#/${path}`, location.href);
  const said = make('span', { class: 'hint', role: 'status' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(href);
      said.textContent = say('copied');
    } catch {
      // A page that did not come over https may not.
      said.textContent = say('copy_yourself');
    }
  };
  return make(
    'span',
    { class: 'address' },
    make('a', { href }, href),
    button(say('copy_address'), copy, { alone: true }),
    said,
  );
}
