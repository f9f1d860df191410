import { say } from '../texts.js';

/** With what was typed before. */
export const nameAndPhone = ({ name, phone }) => [
  { name: 'name', label: say('your_name'), autocomplete: 'name', maxLength: 200, value: name },
  {
    name: 'phone',
    label: say('phone'),
    hint: say('guest_phone_hint'),
    type: 'tel',
    autocomplete: 'tel',
    maxLength: 40,
    value: phone,
  },
];
