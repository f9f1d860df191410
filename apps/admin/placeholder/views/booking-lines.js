// What is told of a booking beside its time and its name.
import { make } from '../elements.js';
import { say } from '../texts.js';

export const contactOf = ({ guest_phone }) =>
  guest_phone && make('p', { class: 'quiet' }, make('a', { href: `tel:${guest_phone}` }, guest_phone));

export const wishesOf = ({ comment, notes, tags }) => [
  comment && make('p', { class: 'quiet' }, say('wish', { text: comment })),
  notes && make('p', { class: 'quiet' }, say('staff_note', { text: notes })),
  tags.length > 0 && make('p', { class: 'quiet' }, tags.map((tag) => `#${tag}`).join(' ')),
];

/** What a guest said of it last. */
export const guestSays = ({ guest_says, late_minutes, status }) => {
  if (status !== 'confirmed' || !guest_says) return undefined;
  return guest_says === 'late' ? say('guest_late', { minutes: late_minutes ?? '?' }) : say('guest_coming');
};
