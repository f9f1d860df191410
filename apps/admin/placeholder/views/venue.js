// The venue on the home page: what it is, and what a newcomer changes of it first.
import { getTagged } from '../api.js';
import { badge, button, facts, form, make, paragraph, section, tell } from '../elements.js';
import { hoursToday } from '../hours.js';
import { wordsOf } from '../problems.js';
import { clockTime, say, wallTime } from '../texts.js';
import { addressToCopy } from './copy-address.js';
import { savingSeen } from './meanwhile.js';

const path = '/venues/current';

export async function venueSections(app) {
  const { me } = app;
  if (me.venue_id === null || !me.permissions.includes('venue.read')) return [];
  try {
    const read = await getTagged(path);
    return [venueCard(read.body), me.permissions.includes('venue.write') && venueForm(app, read)];
  } catch (problem) {
    return [notNow(app, problem)];
  }
}

/** The rest of the page is there without it. */
function notNow(app, problem) {
  const { name } = app.me.venues.find(({ id }) => id === app.me.venue_id);
  const again = button(say('try_again'), () => app.show());
  return section(name, paragraph(wordsOf(problem)), again);
}

function venueCard(venue) {
  const { name, kind, timezone, status, slug } = venue;
  const { intervals, name: occasion } = hoursToday(venue);
  const hours = intervals.length > 0 ? intervals.map(inWords).join(', ') : say('closed_today');
  return section(
    name,
    facts(
      [say('kind'), say(`kind_${kind}`)],
      [say('today'), occasion ? `${hours} · ${occasion}` : hours],
      [say('timezone'), say('zone_now', { zone: timezone, time: clockTime(new Date(), timezone) })],
      [say('status'), badge(say(`venue_${status}`), status === 'active' ? 'good' : 'bad')],
      [say('booking_page'), addressToCopy(`book/${slug}`)],
    ),
  );
}

const inWords = ({ from, to }) => (from === to ? say('round_the_clock') : `${wallTime(from)} – ${wallTime(to)}`);

const fields = () => [
  { name: 'name', label: say('venue_name'), maxLength: 200 },
  { name: 'contacts.phone', label: say('phone'), type: 'tel', maxLength: 40, optional: true },
  { name: 'contacts.email', label: say('email'), type: 'email', maxLength: 254, optional: true },
  { name: 'contacts.address', label: say('address'), maxLength: 300, optional: true },
  {
    name: 'settings.greeting_text',
    label: say('greeting_text'),
    hint: say('greeting_text_hint'),
    type: 'textarea',
    maxLength: 2_000,
    optional: true,
  },
  {
    name: 'settings.info_text',
    label: say('info_text'),
    hint: say('info_text_hint'),
    type: 'textarea',
    maxLength: 4_000,
    optional: true,
  },
];

/** `venue['contacts']['phone']`, as a field has it. */
const at = (venue, name) =>
  (name.split('.').reduce((part, step) => part[step], venue) ?? '').replaceAll('\r\n', '\n').trim();

/** The changed values, as the API has them: one emptied is taken away. */
function changeOf(values) {
  const change = {};
  for (const [name, value] of Object.entries(values)) {
    const [first, second] = name.split('.');
    if (second) (change[first] ??= {})[second] = value || null;
    else change[first] = value;
  }
  return change;
}

function venueForm(app, read) {
  const save = savingSeen({ path, read, at, changeOf });
  return section(
    say('about_venue'),
    make(
      'div',
      { 'data-key': 'venue' },
      form({
        fields: fields().map((field) => ({ autocomplete: 'off', ...field, value: at(read.body, field.name) })),
        submit: say('save'),
        // Only 412 comes as a conflict here.
        own: { conflict: 'problem_changed_meanwhile' },
        send: async (values, made) => {
          await save(values, made);
          await app.refresh();
          tell(say('saved'));
        },
      }),
    ),
  );
}
