// A message as a guest sees it in Telegram.
import { make } from '../elements.js';
import { say } from '../texts.js';

export const bubble = ({ text, buttons }) =>
  make(
    'figure',
    { class: 'bubble' },
    make('figcaption', { class: 'unseen' }, say('preview')),
    make('p', { class: 'lines' }, text),
    buttons.length > 0 && make('div', { class: 'tags' }, ...buttons.map((one) => make('span', {}, one.text))),
  );
