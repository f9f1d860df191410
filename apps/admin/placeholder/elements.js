// The few things pages are made of. What comes from people becomes text, never markup.
import { Problem } from './api.js';
import { wordsOf, wordsOfField } from './problems.js';
import { say } from './texts.js';

/** Properties are set as properties where the element has them, and as attributes otherwise. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

export const heading = (text) => make('h1', { tabIndex: -1 }, text);
export const paragraph = (text, properties) => make('p', properties, text);
export const link = (name, text, properties) => make('a', { href: `#/${name}`, ...properties }, text);
export const card = (...children) => make('section', { class: 'card' }, ...children);
export const badge = (text, kind) => make('span', { class: `badge ${kind ?? ''}` }, text);

/** A card with its heading, which is its name too. */
export function section(title, ...children) {
  const id = newId();
  return make('section', { class: 'card', 'aria-labelledby': id }, make('h2', { id }, title), ...children);
}

let ids = 0;
const newId = () => `id-${++ids}`;

/** Says that something was done, for a while. */
export function tell(text) {
  const said = document.getElementById('said');
  said.textContent = text;
  clearTimeout(tell.later);
  tell.later = setTimeout(() => (said.textContent = ''), 6_000);
}

/** A button for something that takes a moment. What goes wrong stands beside it. */
export function button(
  text,
  work,
  { own, words, alert = make('p', { class: 'alert', role: 'alert' }), ...properties } = {},
) {
  const element = make('button', { type: 'button', ...properties }, text);
  element.onclick = () => whileBusy(element, alert, { own, words }, work);
  return properties.alone ? element : make('span', { class: 'action' }, element, alert);
}

async function whileBusy(element, alert, { own, words = wordsOf }, work, onProblem = () => false) {
  if (element.ariaDisabled === 'true') return;
  element.ariaDisabled = 'true';
  alert.textContent = '';
  try {
    await work();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (!onProblem(problem)) alert.textContent = words(problem, own);
  } finally {
    element.ariaDisabled = null;
  }
}

function fieldOf({ choices, ...field }) {
  return choices ? choicesOf({ choices, ...field }) : inputOf(field);
}

/**
 * `suggestions` are offered and not insisted on: `check` says what is wrong with a value. `beneath` stands under the
 * input; a `wide` field has its line to itself.
 */
function inputOf({ name, label, hint, type = 'text', optional = false, options, suggestions, value, ...further }) {
  const { check, beneath, wide, ...rest } = further;
  const [id, hintId, wrongId, listId] = [newId(), newId(), newId(), newId()];
  const properties = { id, name, ...rest };
  const input = options
    ? make('select', properties, ...options)
    : type === 'textarea'
      ? make('textarea', { rows: 3, ...properties })
      : make('input', { type, autocapitalize: type === 'email' ? 'none' : undefined, ...properties });
  if (suggestions) input.setAttribute('list', listId);
  if (value !== undefined && value !== null) input.value = value;
  input.required = !optional;
  input.setAttribute('aria-describedby', hint ? `${hintId} ${wrongId}` : wrongId);
  const wrong = make('p', { id: wrongId, class: 'wrong' });
  const complain = (text) => {
    wrong.textContent = text;
    input.ariaInvalid = text ? 'true' : null;
  };
  input.addEventListener('input', () => complain(''));
  return {
    name,
    input,
    complain,
    value: () => (name.includes('password') ? input.value : input.value.trim()),
    wrong: () => wrongWith(input) || (check?.(input.value.trim()) ?? ''),
    element: make(
      'div',
      { class: wide ? 'field wide' : 'field' },
      make('label', { htmlFor: id }, label, optional && !options && make('small', {}, say('optional'))),
      type === 'password' ? withEye(input) : input,
      suggestions && make('datalist', { id: listId }, ...suggestions),
      hint && make('p', { id: hintId, class: 'hint' }, hint),
      wrong,
      beneath,
    ),
  };
}

/** Some of several, and one at least unless it is `optional`. */
function choicesOf({ name, label, choices, value = [], optional = false, inColumns = false }) {
  const wrongId = newId();
  const boxes = choices.map(({ value: box }) =>
    make('input', { type: 'checkbox', name, value: box, checked: value.includes(box), 'aria-describedby': wrongId }),
  );
  const wrong = make('p', { id: wrongId, class: 'wrong' });
  const complain = (text) => {
    wrong.textContent = text;
    for (const box of boxes) box.ariaInvalid = text ? 'true' : null;
  };
  const chosen = () => boxes.filter(({ checked }) => checked).map((box) => box.value);
  for (const box of boxes) box.onchange = () => complain('');
  return {
    name,
    input: boxes[0],
    complain,
    value: chosen,
    wrong: () => (optional || chosen().length > 0 ? '' : say('wrong_none_chosen')),
    element: make(
      'fieldset',
      { class: 'field' },
      make('legend', {}, label),
      make(
        'div',
        { class: inColumns ? 'in-columns' : '' },
        ...choices.map(({ text, quiet }, at) =>
          make(
            'label',
            { class: 'choice' },
            boxes[at],
            make('span', {}, text, quiet && [' ', make('small', {}, quiet)]),
          ),
        ),
      ),
      wrong,
    ),
  };
}

function withEye(input) {
  const eye = make('button', { type: 'button', class: 'eye', ariaPressed: 'false' });
  const name = () => {
    const shown = input.type === 'text';
    eye.textContent = say(shown ? 'hide_password' : 'show_password');
    eye.ariaPressed = String(shown);
  };
  eye.onclick = () => {
    input.type = input.type === 'text' ? 'password' : 'text';
    name();
  };
  name();
  return make('div', { class: 'with-eye' }, input, eye);
}

/** What can be seen to be wrong without asking the server. */
function wrongWith({ value, validity, required, minLength, name }) {
  if (required && !value.trim()) return say('wrong_empty');
  if (validity.typeMismatch) return say('wrong_email');
  if (minLength > 0 && [...value].length < minLength) return wordsOfField({ field: name });
  return '';
}

/**
 * A form that says what is wrong at the field where it is known which, and above its button otherwise.
 * A field may be a `legend` with `fields` of its own. `send` gets the values by name, trimmed but for passwords, and
 * the fields that were made, by name; `own` says what problems mean here, and `refused` whether it has said a problem.
 */
export function form({ fields, submit, send, own, words, refused, before = [], after = [] }) {
  const made = [];
  const put = ({ legend, fields: some, ...field }) => {
    if (some) return make('fieldset', { class: 'group' }, make('legend', {}, legend), ...some.map(put));
    made.push(fieldOf(field));
    return made.at(-1).element;
  };
  const alert = make('p', { class: 'alert', role: 'alert' });
  const button = make('button', { type: 'submit', class: 'main' }, submit);
  const element = make(
    'form',
    { noValidate: true },
    ...before,
    ...fields.map(put),
    alert,
    make('div', { class: 'buttons' }, button, ...after),
  );
  const values = () => Object.fromEntries(made.map(({ name, value }) => [name, value()]));
  const byName = Object.fromEntries(made.map((field) => [field.name, field]));
  const complain = (errors) => {
    const wrong = made.filter(({ name }) => errors.some(({ field }) => field === name));
    for (const field of wrong) field.complain(wordsOfField(errors.find((error) => error.field === field.name)));
    wrong[0]?.input.focus();
    return wrong.length > 0;
  };
  element.onsubmit = (event) => {
    event.preventDefault();
    alert.textContent = '';
    for (const { wrong, complain } of made) complain(wrong());
    const wrong = made.find(({ input }) => input.ariaInvalid);
    if (wrong) return wrong.input.focus();
    void whileBusy(
      button,
      alert,
      { own, words },
      () => send(values(), byName),
      (problem) => complain(problem.errors) || refused?.(problem),
    );
  };
  return element;
}

export const option = (value, text = value) => make('option', { value }, text);

/** Without what was left empty. */
export const given = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/** The password manager's way to know whose password it is. */
export const whose = (email) =>
  make('input', {
    type: 'text',
    name: 'username',
    autocomplete: 'username',
    value: email,
    hidden: true,
    readOnly: true,
  });

/** Asks before something is done that somebody would feel at once. */
export function askFirst(text, yes, no = say('cancel')) {
  const id = newId();
  const dialog = make(
    'dialog',
    { 'aria-labelledby': id },
    make('p', { id }, text),
    make(
      'form',
      { method: 'dialog', class: 'buttons' },
      make('button', { value: 'yes', class: 'main' }, yes),
      make('button', { value: '' }, no),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    };
  });
}

/**
 * Lets the children of an element be `wanted`, touching only what is another by now: each has a key, a mark that tells
 * whether it is still the same, and a way to draw it. What somebody types or stands on stays.
 */
export function follow(parent, wanted) {
  const keys = new Set(wanted.map(({ key }) => key));
  for (const child of [...parent.children]) if (!keys.has(child.dataset.key)) child.remove();
  const there = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let next = parent.firstElementChild;
  for (const { key, mark, draw } of wanted) {
    let child = there.get(key);
    if (child?.mark !== mark) {
      const drawn = Object.assign(draw(), { mark });
      drawn.dataset.key = key;
      const focused = child?.contains(document.activeElement);
      if (child === next) next = drawn;
      child?.replaceWith(drawn);
      if (focused) drawn.querySelector('select, button, a')?.focus({ preventScroll: true });
      child = drawn;
    }
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

/** Names of things and what they are. */
export const facts = (...pairs) =>
  make('dl', {}, ...pairs.filter(Boolean).flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]));
