// A venue as its guests meet it: where it is, when it is open, what it says of itself.
import { wallOf } from '../days.js';
import { card, facts, heading, make, paragraph } from '../elements.js';
import { hoursToday } from '../hours.js';
import { dayInFull, dayOf, say, wallTime } from '../texts.js';
import { phoneLink, placeOf } from './guest-words.js';

// Monday, the first of January 2024, and what follows it.
const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name, at) => [name, `2024-01-0${at + 1}`]);
const specialsShown = 10;

export function venueCard(venue) {
  const { name, contacts, greeting_text, info_text } = venue;
  const place = placeOf(contacts);
  return card(
    heading(name),
    greeting_text && paragraph(greeting_text, { class: 'lines' }),
    facts(
      place && [say('address'), place],
      contacts.phone && [say('phone'), phoneLink(contacts.phone)],
      isWeb(contacts.website) && [say('website'), websiteLink(contacts.website)],
      [say('today'), today(venue)],
    ),
    hours(venue),
    info_text && paragraph(info_text, { class: 'lines aside' }),
  );
}

const isWeb = (address) => /^https?:\/\//i.test(address ?? '');
const websiteLink = (href) => make('a', { href, rel: 'noopener noreferrer' }, new URL(href).host);

const inWords = (intervals) =>
  intervals.length === 0
    ? say('closed_today')
    : intervals
        .map(({ from, to }) => (from === to ? say('round_the_clock') : `${wallTime(from)} – ${wallTime(to)}`))
        .join(', ');

function today({ timezone, opening_hours, special_days }) {
  const { intervals, name } = hoursToday({ timezone, settings: { opening_hours, special_days } });
  return [inWords(intervals), name].filter(Boolean).join(' · ');
}

function hours({ timezone, opening_hours, special_days }) {
  const { date } = wallOf(Date.now(), timezone);
  const special = special_days
    .filter((day) => day.date >= date)
    .sort((one, other) => one.date.localeCompare(other.date))
    .slice(0, specialsShown);
  return make(
    'details',
    {},
    make('summary', {}, say('opening_hours')),
    facts(
      ...week.map(([day, date]) => [weekdayOf(date), inWords(opening_hours[day])]),
      ...special.map(({ date, name, intervals }) => [
        dayOf(date),
        [inWords(intervals), name].filter(Boolean).join(' · '),
      ]),
    ),
  );
}

const weekdayOf = (date) => dayInFull(date).match(/[\p{L}-]+/u)[0];
