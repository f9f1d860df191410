// Fields that several pages ask for.
import { option } from '../elements.js';
import { say } from '../texts.js';

export const emailField = (properties) => ({
  name: 'email',
  label: say('email'),
  type: 'email',
  autocomplete: 'email',
  maxLength: 254,
  ...properties,
});

export const newPasswordField = (name) => ({
  name,
  label: say(name === 'password' ? 'choose_password' : name),
  hint: say('password_hint'),
  type: 'password',
  autocomplete: 'new-password',
  minLength: 8,
  maxLength: 200,
});

/** With the values there are; `autocomplete` is off where it is another's name. */
export const nameFields = ({ first_name, last_name } = {}, { mine = true } = {}) => [
  {
    name: 'first_name',
    label: say('first_name'),
    value: first_name,
    autocomplete: mine ? 'given-name' : 'off',
    optional: true,
    maxLength: 100,
  },
  {
    name: 'last_name',
    label: say('last_name'),
    value: last_name,
    autocomplete: mine ? 'family-name' : 'off',
    optional: true,
    maxLength: 100,
  },
];

export const languageField = (value) => ({
  name: 'language',
  label: say('language'),
  options: ['ru', 'en'].map((language) => option(language, say(`language_${language}`))),
  value,
});
