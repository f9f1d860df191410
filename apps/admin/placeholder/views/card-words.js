// Guests, and what is known of them, in words.
import { badge, link, make } from '../elements.js';
import { counted, dayAlone, say } from '../texts.js';

export const consentKeys = [
  ...['personal_data', 'marketing'],
  ...['telegram', 'sms', 'email', 'push'].map((channel) => `marketing:${channel}`),
];

/** Nobody's name is nothing: what is known instead stands for it. */
export const guestName = (guest) =>
  guest?.name ??
  guest?.phone ??
  guest?.email ??
  (guest?.telegram_username ? `@${guest.telegram_username}` : say('no_name'));

export const guestLink = (guest) => link(`guests/${guest.id}`, guestName(guest));

export const phoneLink = (phone) => make('a', { href: `tel:${phone}` }, phone);

export const tagBadges = (tags) => tags.flatMap((tag) => [' ', badge(tag)]);

export const visitsInWords = ({ visit_count, last_visit_at }, timeZone) =>
  visit_count === 0
    ? say('no_visits')
    : [counted('visits', visit_count), last_visit_at && say('last_visit', { when: dayAlone(last_visit_at, timeZone) })]
        .filter(Boolean)
        .join(', ');

/** As they are typed: joined by commas. */
export const tagsOf = (typed) => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** Of another's page, or of a list: who it is and what tells it from others. */
export const guestFacts = ({ name, phone, email, birthday }) =>
  [name && phone, email, birthday].filter(Boolean).join(' · ');
