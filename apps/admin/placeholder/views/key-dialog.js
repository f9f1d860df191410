import { button, make, paragraph } from '../elements.js';
import { say } from '../texts.js';

/** Shows a key, this once, over everything: until it is said to be kept, nothing on the page can take it away. */
export function keyDialog({ name, key }) {
  const said = make('p', { class: 'quiet', role: 'status' });
  const input = make('input', { value: key, readOnly: true, ariaLabel: say('the_key'), class: 'code' });
  input.onfocus = () => input.select();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(key);
      said.textContent = say('copied');
    } catch {
      // A page that did not come over https may not.
      input.focus();
      said.textContent = say('copy_yourself');
    }
  };
  const title = make('h2', { id: 'key-made' }, say('key_made', { name }));
  const dialog = make(
    'dialog',
    { 'aria-labelledby': title.id, closedby: 'none' },
    title,
    paragraph(say('key_once')),
    input,
    said,
    make(
      'div',
      { class: 'buttons' },
      button(say('copy'), copy, { alone: true, class: 'main' }),
      button(say('key_kept'), () => dialog.close(), { alone: true }),
    ),
  );
  dialog.oncancel = (event) => event.preventDefault();
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.remove();
      resolve();
    };
  });
}
