// Today at a glance, beside the same weekday a week ago.
import { facts, make, paragraph } from '../elements.js';
import { dayAlone, say } from '../texts.js';

const shown = (value, unit = '') => (value === null ? '—' : `${Math.round(value * 10) / 10}${unit}`);

/** A figure of today, and what it was a week ago where that was counted. */
const beside = ({ value, before }, unit) =>
  make(
    'span',
    {},
    make('b', {}, shown(value, unit)),
    before !== null && [' ', make('small', {}, say('week_ago', { before: shown(before, unit) }))],
  );

export function venueDays(summary) {
  const { day, bookings, guests, occupancy, requests_waiting, next_arrivals, feedback } = summary;
  const coming = next_arrivals
    .map(({ hour, guests_expected: people }) => say('coming_at', { hour, people }))
    .join(' · ');
  return make(
    'div',
    {},
    make('h2', {}, `${say('today_now')}, ${dayAlone(`${day}T12:00Z`, 'UTC')}`),
    facts(
      [say('today_bookings'), beside(bookings.total)],
      [say('today_waiting'), make('b', {}, String(requests_waiting))],
      [say('today_expected'), make('b', {}, String(guests.expected))],
      [say('today_came'), beside(guests.came)],
      [say('today_no_show'), beside(bookings.no_show)],
      [say('today_cancelled'), beside(bookings.cancelled)],
      [say('today_occupancy'), beside(occupancy, ' %')],
      [say('today_feedback'), make('b', {}, String(feedback.waiting))],
    ),
    coming && paragraph(`${say('next_arrivals')}: ${coming}`, { class: 'quiet' }),
  );
}
