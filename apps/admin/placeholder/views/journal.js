// What was done at the venue, by whom, and what it changed.
import { list } from '../api.js';
import { addDays, instantAt } from '../days.js';
import { card, heading, make, option, paragraph } from '../elements.js';
import { wordsOf } from '../problems.js';
import { dayAndTime, say } from '../texts.js';
import { labelled, latest } from './live-fields.js';
import { pager } from './paging.js';
import { statisticsBar } from './statistics-bar.js';
import { zoneOfVenue } from './venue-zone.js';

const limit = 50;
const kinds = ['booking', 'guest', 'table', 'venue', 'member', 'user', 'campaign', 'template', 'bot', 'api_key'];
const atFirst = { entity_type: '', date: '', page: 1 };
const looking = { who: undefined };

export async function journal({ me }) {
  const app = { me };
  const who = `${me.id} ${me.venue_id}`;
  if (looking.who !== who) Object.assign(looking, atFirst, { who });
  const zone = zoneOfVenue(me);
  const results = make('div', { class: 'results' });
  const alert = make('p', { class: 'alert', role: 'alert' });
  const goTo = async (page) => {
    looking.page = page;
    await find();
  };
  const draw = (found) => {
    alert.textContent = '';
    results.replaceChildren(...resultsOf(found, zone, goTo));
  };
  const find = latest(
    () => read(zone),
    draw,
    (problem) => (alert.textContent = wordsOf(problem)),
  );
  draw(await read(zone));
  return {
    title: say('journal'),
    content: [
      statisticsBar(app, 'journal'),
      card(
        heading(say('journal')),
        paragraph(say('journal_text'), { class: 'quiet' }),
        filters(() => goTo(1)),
        alert,
        results,
      ),
    ],
  };
}

function read(zone) {
  const { entity_type, date, page } = looking;
  const query = new URLSearchParams({ limit, page });
  if (entity_type) query.set('entity_type', entity_type);
  if (date) {
    query.set('date_from', instantAt(date, '00:00', zone).toISOString());
    query.set('date_to', instantAt(addDays(date, 1), '00:00', zone).toISOString());
  }
  return list(`/audit-log?${query}`).then((found) => ({ ...found, page }));
}

function filters(changed) {
  const kind = make('select', { name: 'entity_type' }, option('', say('any_entity')));
  kind.append(...kinds.map((each) => option(each, say(`entity_${each}`))));
  kind.value = looking.entity_type;
  const date = make('input', { type: 'date', name: 'date', value: looking.date });
  kind.onchange = () => {
    looking.entity_type = kind.value;
    changed();
  };
  date.onchange = () => {
    looking.date = date.value;
    changed();
  };
  return make('div', { class: 'filters' }, labelled(say('which_entity'), kind), labelled(say('which_day'), date));
}

function resultsOf(found, zone, goTo) {
  if (found.items.length === 0 && found.page === 1) return [paragraph(say('nothing_done'), { class: 'quiet' })];
  return [
    make('ul', { class: 'rows' }, ...found.items.map((entry) => entryRow(entry, zone))),
    pager(found, { page: found.page, limit }, goTo),
  ].filter(Boolean);
}

function entryRow(entry, zone) {
  const { id, event, entity_type, changes, created_at } = entry;
  const known = kinds.includes(entity_type) ? say(`entity_${entity_type}`) : entity_type;
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make(
      'div',
      {},
      make('b', {}, known),
      ' ',
      make('code', {}, event.replace(/\.v\d+$/, '')),
      make('p', { class: 'quiet' }, [dayAndTime(created_at, zone), whoOf(entry), entry.ip].filter(Boolean).join(' · ')),
      changes.length > 0 &&
        make('details', {}, make('summary', {}, say('what_changed', { count: changes.length })), changesOf(changes)),
    ),
  );
}

/** Both names, where somebody worked in another's. */
function whoOf({ actor, user_name, impersonator_id, impersonator_name }) {
  const kind = actor.split(':')[0];
  const who = kind === 'user' ? (user_name ?? say('somebody')) : say(`actor_${kind}`);
  return impersonator_id ? say('in_the_name_of', { who, by: impersonator_name ?? say('somebody') }) : who;
}

const shown = (value) =>
  value === null || value === undefined || value === ''
    ? '—'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

const changesOf = (changes) =>
  make(
    'table',
    { class: 'changes' },
    make(
      'thead',
      {},
      make('tr', {}, ...['field', 'was', 'is_now'].map((head) => make('th', { scope: 'col' }, say(`change_${head}`)))),
    ),
    make(
      'tbody',
      {},
      ...changes.map(({ field, before, after }) =>
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, field),
          make('td', {}, shown(before)),
          make('td', {}, shown(after)),
        ),
      ),
    ),
  );
