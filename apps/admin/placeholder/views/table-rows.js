// What the lines of tables and of groups of them have in common.
import { patch, patchSeen, remove } from '../api.js';
import { askFirst, button, form, make, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { counted, say } from '../texts.js';

export const partySize = (typed) => (/^([1-9]\d{0,2}|1000)?$/.test(typed) ? '' : say('wrong_guests'));

export const seats = (capacity) => (capacity === null ? say('any_party') : counted('seats', capacity));

/** The buttons of something with a name that can be changed, be out of use, and be deleted. */
export function rowButtons(page, path, one, { words, deleteAsk }) {
  const { app, looking } = page;
  const { id, name, is_active } = one;
  const alert = make('p', { class: 'alert', role: 'alert' });
  const act = (text, work) =>
    button(text, work, { alone: true, alert, words, ariaLabel: say('action_for', { action: text, name }) });
  const change = async () => {
    looking.changing = id;
    await app.show();
    document.querySelector(`[data-key="${id}"] input`)?.focus();
  };
  const turn = async () => {
    await patch(`${path}/${id}`, { is_active: !is_active });
    await app.show();
  };
  const drop = async () => {
    if (!(await askFirst(say(deleteAsk, { name }), say('delete')))) return;
    await remove(`${path}/${id}`);
    await app.show();
    tell(say('deleted', { name }));
  };
  return make(
    'div',
    { class: 'answer' },
    make(
      'div',
      { class: 'buttons' },
      act(say('change'), change),
      act(say(is_active ? 'out_of_use' : 'into_use'), turn),
      act(say('delete'), drop),
    ),
    alert,
  );
}

/** The form in which something is changed, in the place of its line. */
export function changingRow({ app, looking }, path, one, { fields, bodyOf }) {
  const done = async () => {
    looking.changing = undefined;
    await app.show();
  };
  return make(
    'li',
    { class: 'row', 'data-key': one.id },
    form({
      fields: fields.map((field) => ({ autocomplete: 'off', ...field })),
      submit: say('save'),
      // Changed by somebody else meanwhile, it is looked at again first.
      words: (problem) => wordsOf(problem, problem.status === 409 ? { conflict: 'problem_name_taken' } : {}),
      send: async (values) => {
        await patchSeen(`${path}/${one.id}`, `"${one.version}"`, bodyOf(values));
        await done();
        tell(say('saved'));
      },
      after: [button(say('cancel'), done, { alone: true })],
    }),
  );
}
