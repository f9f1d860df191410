// What happened at the venue: today, and a period beside the one before.
import { get, getFile } from '../api.js';
import { addDays, wallOf } from '../days.js';
import { button, card, facts, heading, make, option, paragraph, section } from '../elements.js';
import { dayAlone, say } from '../texts.js';
import { dayBars, heatTable, cohortTable } from './charts.js';
import { keepFile } from './keep-file.js';
import { labelled } from './live-fields.js';
import { statisticsBar } from './statistics-bar.js';
import { venueDays } from './statistics-days.js';
import { weeklyReport } from './weekly-report.js';
import { zoneOfVenue } from './venue-zone.js';

/** From which day to which, counted from today. What is booked already can be looked at too. */
const spans = {
  last_7_days: [-6, 0],
  last_30_days: [-29, 0],
  last_90_days: [-89, 0],
  last_365_days: [-364, 0],
  next_14_days: [0, 13],
};
const atFirst = { days: 'last_30_days', scope: 'venue' };
const looking = { who: undefined };

export async function statistics({ me, show }) {
  const who = `${me.id} ${me.venue_id}`;
  if (looking.who !== who) Object.assign(looking, atFirst, { who });
  const zone = zoneOfVenue(me);
  const today = wallOf(Date.now(), zone).date;
  const [first, last] = spans[looking.days];
  const asked = new URLSearchParams({
    date_from: addDays(today, first),
    date_to: addDays(today, last),
    scope: looking.scope,
  });
  const read = (name) => get(`/analytics/${name}?${asked}`);
  const [summary, kpi, daily, bookings, occupancy, guests, retention, nps, messages] = await Promise.all([
    get(`/analytics/summary?scope=${looking.scope}`),
    ...['kpi', 'bookings/daily', 'bookings', 'occupancy', 'guests', 'retention', 'nps', 'messages'].map(read),
  ]);
  const file = (name) =>
    button(
      say('as_file'),
      async () => keepFile(await getFile(`/analytics/${name}?${asked}&format=csv`), `${name.replace('/', '-')}.csv`),
      {
        class: 'quiet small',
        ariaLabel: `${say('as_file')}: ${say(`statistics_${name.replace('/', '_')}`)}`,
      },
    );
  const block = (name, ...content) =>
    section(say(`statistics_${name.replace('/', '_')}`), ...content, make('p', { class: 'buttons' }, file(name)));
  return {
    title: say('statistics'),
    wide: true,
    content: [
      statisticsBar({ me }, 'statistics'),
      card(heading(say('statistics')), venueDays(summary), filters(me, show)),
      block('kpi', facts(...tilesOf(kpi, guests, nps))),
      block('bookings/daily', dayBars(daily.days), sources(bookings.by_source)),
      block('occupancy', heatTable(occupancy.hours)),
      block('guests', facts(...guestFacts(guests, retention))),
      block('retention', cohortTable(retention.cohorts)),
      block('messages', facts(...reachFacts(messages))),
      looking.scope === 'venue' && (await weeklyReport()),
      paragraph(
        say('counted_by_days_of', {
          zone: kpi.period.timezone,
          from: dayAlone(`${kpi.period.before_from}T12:00Z`, 'UTC'),
        }),
        {
          class: 'quiet',
        },
      ),
    ],
  };
}

function filters({ permissions }, show) {
  const days = make('select', { name: 'days' }, ...Object.keys(spans).map((span) => option(span, say(span))));
  days.value = looking.days;
  days.onchange = () => {
    looking.days = days.value;
    void show();
  };
  const scope = make(
    'select',
    { name: 'scope' },
    ...['venue', 'organization'].map((each) => option(each, say(`scope_${each}`))),
  );
  scope.value = looking.scope;
  scope.onchange = () => {
    looking.scope = scope.value;
    void show();
  };
  return make(
    'div',
    { class: 'filters' },
    labelled(say('which_days'), days),
    permissions.includes('analytics.organization') && labelled(say('which_venues'), scope),
  );
}

const numbers = new Intl.NumberFormat(document.documentElement.lang || 'ru', { maximumFractionDigits: 1 });
const shown = (value, unit = '') => (value === null || value === undefined ? '—' : `${numbers.format(value)}${unit}`);

/** A figure, and by how much it is more than before; said in words for whoever hears the page. */
function beside({ value, before, change }, unit = '') {
  const more = change === null || change === 0 ? undefined : `${change > 0 ? '▲' : '▼'} ${shown(Math.abs(change))}`;
  return make(
    'span',
    {},
    make('b', {}, shown(value, unit)),
    ' ',
    make('small', {}, more && `${more} · `, say('was_before', { before: shown(before, unit) })),
  );
}

const tilesOf = (kpi, guests, nps) => [
  [say('kpi_bookings'), beside(kpi.bookings)],
  [say('kpi_occupancy'), beside(kpi.occupancy, ' %')],
  [say('kpi_no_show_rate'), beside(kpi.no_show_rate, ' %')],
  [say('kpi_cancellation_rate'), beside(kpi.cancellation_rate, ' %')],
  [say('kpi_average_party'), beside(kpi.average_party)],
  [say('kpi_came_again_share'), beside(guests.came_again_share, ' %')],
  [say('kpi_nps'), beside(nps.nps)],
];

const guestFacts = (guests, retention) => [
  [say('guests_total'), beside(guests.total)],
  [say('guests_new'), beside(guests.new)],
  [say('guests_came'), beside(guests.came)],
  [say('guests_came_first'), beside(guests.came_first)],
  [say('guests_came_again'), beside(guests.came_again)],
  [say('retention_rate'), beside(retention.rate, ' %')],
];

const reachFacts = ({ queued, delivered, failed, reach }) => [
  [say('messages_queued'), beside(queued)],
  [say('messages_delivered'), beside(delivered)],
  [say('messages_failed'), beside(failed)],
  [say('bot_reach'), say('bot_reach_of', { reachable: shown(reach.reachable), chats: shown(reach.chats) })],
];

function sources(rows) {
  const most = Math.max(1, ...rows.map(({ total }) => total));
  return make(
    'ul',
    { class: 'rows scores' },
    ...rows
      .filter(({ total }) => total > 0)
      .map(({ source, total }) =>
        make(
          'li',
          {},
          make('span', {}, say(`source_${source}`)),
          make('meter', { max: most, value: total }),
          String(total),
        ),
      ),
  );
}
