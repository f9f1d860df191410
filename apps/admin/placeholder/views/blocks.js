// Times of a day in which tables, or all of the venue, take no bookings.
import { get, listAll, post, remove } from '../api.js';
import { addDays, instantAt, wallOf } from '../days.js';
import { askFirst, badge, button, form, make, option, paragraph, section, tell } from '../elements.js';
import { clockTime, counted, dayInFull, dayOf, say } from '../texts.js';
import { nameOf } from './booking-moves.js';
import { dayBar } from './day-bar.js';

const types = ['closed', 'maintenance', 'private_event', 'break', 'training', 'holiday', 'other'];
/** What each hits is asked one by one. */
const mostAsked = 20;

export async function blocksSection(page, calendar) {
  const { app, looking } = page;
  const { date, today, day } = calendar;
  const listed = await listAll(`/schedule/blocks?from=${day.from}&to=${day.to}`);
  const blocks = await Promise.all(
    listed.map((block, at) => (at < mostAsked ? get(`/schedule/blocks/${block.id}`) : block)),
  );
  const mayWrite = app.me.permissions.includes('schedule.write');
  const go = (wanted) => {
    looking.date = wanted;
    return app.show();
  };
  return section(
    say('blocks'),
    paragraph(say('blocks_text'), { class: 'quiet' }),
    make('p', { class: 'day' }, dayInFull(date)),
    dayBar(date, today, go),
    blocks.length > 0
      ? make('ul', { class: 'rows' }, ...blocks.map((block) => blockRow(page, block, { calendar, mayWrite })))
      : paragraph(say('no_blocks')),
    mayWrite && newBlock(page, calendar),
  );
}

/** A time as the venue's clock shows it, with its day where that is another. */
function timeThere(instant, { timezone, date }) {
  const time = clockTime(new Date(instant), timezone);
  const wall = wallOf(instant, timezone);
  return wall.date === date ? time : `${dayOf(wall.date)}, ${time}`;
}

const tablesOf = ({ tables }, ids) =>
  ids.length === 0
    ? say('whole_venue')
    : ids.map((id) => tables.find((table) => table.id === id)?.name ?? '?').join(', ');

function blockRow(page, block, { calendar, mayWrite }) {
  const { id, starts_at, ends_at, table_ids, type, reason, bookings } = block;
  const span = `${timeThere(starts_at, calendar)} – ${timeThere(ends_at, calendar)}`;
  const end = async () => {
    if (!(await askFirst(say('unblock_ask', { span, tables: tablesOf(page, table_ids) }), say('unblock')))) return;
    await remove(`/schedule/blocks/${id}`);
    await page.app.show();
    tell(say('unblocked'));
  };
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make(
      'div',
      {},
      make('b', {}, span),
      ' ',
      badge(say(`block_${type}`)),
      make('p', { class: 'quiet' }, [tablesOf(page, table_ids), reason].filter(Boolean).join(' · ')),
      bookings?.length > 0 && hit(page, bookings, calendar),
    ),
    mayWrite && button(say('unblock'), end, { ariaLabel: say('action_for', { action: say('unblock'), name: span }) }),
  );
}

function hit(page, bookings, calendar) {
  const line = (booking) =>
    [
      timeThere(booking.booked_at, calendar),
      nameOf(booking),
      counted('guests', booking.guests_count),
      booking.table_ids.length > 0 && tablesOf(page, booking.table_ids),
    ]
      .filter(Boolean)
      .join(' · ');
  return make(
    'div',
    { class: 'notice' },
    paragraph(say('block_hits', { count: counted('bookings', bookings.length) })),
    make('ul', { class: 'plain' }, ...bookings.map((booking) => make('li', {}, line(booking)))),
  );
}

function newBlock(page, calendar) {
  const { app, tables } = page;
  const { timezone, date, opens } = calendar;
  const hours = opens.length > 0 ? [opens[0].from, opens.at(-1).to].map((at) => wallOf(at, timezone).time) : [];
  return make(
    'div',
    { 'data-key': 'new-block' },
    make('h3', {}, say('add_block')),
    form({
      fields: [
        { name: 'from', label: say('from_time'), type: 'time', value: hours[0] },
        { name: 'to', label: say('to_time'), type: 'time', value: hours[1], hint: say('to_time_hint') },
        { name: 'type', label: say('block_type'), options: types.map((type) => option(type, say(`block_${type}`))) },
        { name: 'reason', label: say('reason'), optional: true, maxLength: 500, autocomplete: 'off' },
        {
          ...{ name: 'table_ids', label: say('which_tables_blocked'), optional: true, inColumns: true },
          choices: tables.map(({ id, name }) => ({ value: id, text: name })),
        },
      ],
      submit: say('block_it'),
      send: async ({ from, to, type, reason, table_ids }) => {
        const starts_at = instantAt(date, from, timezone);
        const ends_at = instantAt(to > from ? date : addDays(date, 1), to, timezone);
        const { bookings } = await post('/schedule/blocks', {
          ...{ starts_at, ends_at, type, table_ids },
          reason: reason || null,
        });
        await app.show();
        const count = bookings?.length ?? 0;
        tell(count > 0 ? say('block_made_hits', { count: counted('bookings', count) }) : say('block_made'));
      },
    }),
  );
}
