import { listAll, post } from '../api.js';
import { badge, card, form, heading, make, option, paragraph, section, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { counted, dayAndTime, say } from '../texts.js';
import { calendarOn } from '../venue-day.js';
import { blocksSection } from './blocks.js';
import { groupsSection } from './table-groups.js';
import { changingRow, partySize, rowButtons, seats } from './table-rows.js';

/** What is being changed, and which day's blocks are looked at. */
const looking = { who: undefined };
const atFirst = { changing: undefined, date: undefined };

export async function tables({ me, show }) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show };
  const { permissions, id, venue_id } = me;
  const who = `${id} ${venue_id}`;
  if (looking.who !== who) Object.assign(looking, atFirst, { who });
  const seesBlocks = permissions.includes('schedule.read') && permissions.includes('bookings.read');
  const [all, groups, calendar] = await Promise.all([
    listAll('/tables'),
    listAll('/table-groups'),
    // Where the venue is not heard of yet, there is nothing to block either.
    seesBlocks && calendarOn(looking.date).catch(() => undefined),
  ]);
  const mayWrite = permissions.includes('tables.write');
  const page = { app, looking, mayWrite, tables: all, groups };
  return {
    title: say('tables'),
    content: [
      card(
        heading(say('tables')),
        all.length > 0
          ? make('ul', { class: 'rows' }, ...all.map((table) => tableRow(page, table)))
          : paragraph(say(mayWrite ? 'no_tables_text' : 'no_tables_ask')),
      ),
      mayWrite && newTable(page),
      all.length > 1 && groupsSection(page),
      calendar && all.length > 0 && (await blocksSection(page, calendar)),
    ],
  };
}

const tableFields = ({ tables: all }, table = {}) => [
  { name: 'name', label: say('table_name'), hint: say('table_name_hint'), value: table.name, maxLength: 100 },
  {
    ...{ name: 'capacity', label: say('capacity'), hint: say('capacity_hint'), value: table.capacity, optional: true },
    ...{ type: 'number', min: 1, max: 1000, check: partySize },
  },
  {
    ...{ name: 'zone', label: say('zone'), hint: say('zone_hint'), value: table.zone, maxLength: 100, optional: true },
    suggestions: [...new Set(all.map(({ zone }) => zone).filter(Boolean))].map((zone) => option(zone)),
  },
  {
    ...{ name: 'least_guests', label: say('least_guests'), hint: say('least_guests_hint'), value: table.least_guests },
    ...{ type: 'number', min: 1, max: 1000, check: partySize, optional: true },
  },
];

const tableOf = ({ name, capacity, zone, least_guests }) => ({
  name,
  capacity: capacity === '' ? null : Number(capacity),
  zone: zone || null,
  least_guests: least_guests === '' ? 1 : Number(least_guests),
});

function newTable(page) {
  return section(
    say(page.tables.length === 0 ? 'add_first_table' : 'add_table'),
    make(
      'div',
      { 'data-key': 'new-table' },
      form({
        fields: tableFields(page).map((field) => ({ autocomplete: 'off', ...field })),
        submit: say('add'),
        own: { conflict: 'problem_name_taken' },
        send: async (values) => {
          const { name } = await post('/tables', tableOf(values));
          await page.app.show();
          document.querySelector('[data-key="new-table"] input').focus();
          tell(say('table_added', { name }));
        },
      }),
    ),
  );
}

function tableRow(page, table) {
  const { id, name, zone, capacity, least_guests, is_active } = table;
  if (page.mayWrite && page.looking.changing === id) {
    return changingRow(page, '/tables', table, { fields: tableFields(page, table), bodyOf: tableOf });
  }
  const facts = [seats(capacity), least_guests > 1 && say('from_guests', { count: least_guests }), zone];
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make(
      'div',
      {},
      make('b', {}, name),
      !is_active && [' ', badge(say('not_in_use'), 'wait')],
      make('p', { class: 'quiet' }, facts.filter(Boolean).join(' · ')),
    ),
    page.mayWrite && rowButtons(page, '/tables', table, { words: wordsOfInUse, deleteAsk: 'delete_table_ask' }),
  );
}

/** Why a table cannot go. */
function wordsOfInUse(problem, own) {
  const { bookings = [], table_groups = [] } = problem.said ?? {};
  if (bookings.length > 0) {
    const some = bookings.slice(0, 3).map(({ booked_at }) => dayAndTime(booked_at));
    return say('table_booked', { count: counted('bookings', bookings.length), times: some.join('; ') });
  }
  if (table_groups.length > 0) {
    return say('table_in_groups', { groups: table_groups.map(({ name }) => name).join(', ') });
  }
  return wordsOf(problem, own ?? { conflict: 'problem_table_held' });
}
