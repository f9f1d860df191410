// The fields of a guest's card, and what the API takes for them.
import { option } from '../elements.js';
import { say } from '../texts.js';
import { tagsOf } from './card-words.js';

export const contactKinds = ['whatsapp', 'vk', 'instagram', 'facebook', 'max', 'viber'];
export const genders = ['female', 'male', 'other'];

const plain = { optional: true, autocomplete: 'off' };

/** What is known first. */
export const firstFields = () => [
  { name: 'phone', label: say('phone'), type: 'tel', maxLength: 40, ...plain },
  { name: 'name', label: say('name'), maxLength: 200, ...plain },
  { name: 'birthday', label: say('birthday'), type: 'date', ...plain },
  { name: 'tags', label: say('tags'), hint: say('tags_hint'), maxLength: 1_000, ...plain },
  { name: 'notes', label: say('notes'), hint: say('notes_hint'), type: 'textarea', maxLength: 4_000, ...plain },
];

export const allFields = () => [
  ...firstFields(),
  {
    name: 'gender',
    label: say('gender'),
    options: [option('', say('unknown')), ...genders.map((gender) => option(gender, say(`gender_${gender}`)))],
    optional: true,
  },
  {
    name: 'language',
    label: say('guest_language'),
    options: [
      option('', say('language_venue')),
      ...['ru', 'en'].map((language) => option(language, say(`language_${language}`))),
    ],
    optional: true,
  },
  { name: 'email', label: say('email'), type: 'email', maxLength: 254, ...plain },
  ...contactKinds.map((kind) => ({
    ...{ name: `contacts.${kind}`, label: say(`contact_${kind}`), maxLength: 200, ...plain },
  })),
];

/** A value of a card as its field has it. */
export function valueAt(guest, name) {
  if (name === 'tags') return guest.tags.join(', ');
  const [first, second] = name.split('.');
  return ((second ? guest[first][second] : guest[first]) ?? '').replaceAll('\r\n', '\n').trim();
}

/** Changed values as the API takes them: one emptied is taken away. */
export function changeOf(values) {
  const change = {};
  for (const [name, value] of Object.entries(values)) {
    const [first, second] = name.split('.');
    if (second) (change[first] ??= {})[second] = value || null;
    else change[name] = name === 'tags' ? tagsOf(value) : value || null;
  }
  return change;
}
