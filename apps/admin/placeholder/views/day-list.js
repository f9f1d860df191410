// The bookings of the day by their time, with what can be done with each.
import { badge, follow, make, section } from '../elements.js';
import { clockTime, counted, say } from '../texts.js';
import { looks, moveButtons, nameOf } from './booking-moves.js';
import { contactOf, guestSays, wishesOf } from './booking-lines.js';
import { wordsWithTimes } from './conflict.js';
import { namesOf } from './table-choice.js';

const minuteMs = 60_000;
const isOver = ({ status }) => status === 'cancelled' || status === 'no_show' || status === 'completed';

export function dayList(app, board) {
  const rows = make('ul', { class: 'rows' });
  const sums = make('p', { class: 'quiet' });
  const empty = make('p', { class: 'quiet' }, say('no_bookings'));
  const element = section(say('bookings_of_day'), sums, empty, rows);
  const draw = () => {
    // Those that wait for an answer stand above.
    const shown = board.bookings.filter(({ status }) => status !== 'new');
    const coming = shown.filter((booking) => !isOver(booking) || booking.status === 'completed');
    const guests = coming.reduce((sum, { guests_count }) => sum + guests_count, 0);
    sums.textContent = `${counted('bookings', coming.length)} · ${counted('guests', guests)}`;
    sums.hidden = coming.length === 0;
    empty.hidden = shown.length > 0;
    rows.hidden = shown.length === 0;
    follow(
      rows,
      shown.map((booking) => ({
        key: booking.id,
        mark: JSON.stringify([booking, namesOf(board, booking.table_ids), moveNames(board, booking)]),
        draw: () => bookingRow(app, board, booking),
      })),
    );
  };
  /** Brings a booking of the timeline into view. */
  const show = (id) => {
    const row = rows.querySelector(`[data-key="${id}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  };
  return { element, draw, show };
}

// A button comes when its time does.
const moveNames = (board, booking) => Date.parse(booking.booked_at) <= Date.parse(board.calendar.now);

function bookingRow(app, board, booking) {
  const { timezone } = board.calendar;
  const from = new Date(booking.booked_at);
  const to = new Date(from.getTime() + booking.duration_minutes * minuteMs);
  const said = guestSays(booking);
  const alert = make('p', { class: 'alert', role: 'alert' });
  const words = (problem, own) => wordsWithTimes(board, problem, own);
  const facts = [
    counted('guests', booking.guests_count),
    booking.table_ids.length > 0 && say('at_table', { table: namesOf(board, booking.table_ids) }),
    say(`source_${booking.source}`),
  ];
  return make(
    'li',
    { class: isOver(booking) ? 'row over' : 'row', tabIndex: -1 },
    make(
      'div',
      {},
      make('b', {}, `${clockTime(from, timezone)} – ${clockTime(to, timezone)}`),
      ` · ${nameOf(booking)} `,
      badge(say(`status_of_${booking.status}`), looks[booking.status]),
      said && [' ', badge(said, 'wait')],
      make('p', { class: 'quiet' }, facts.filter(Boolean).join(' · ')),
      contactOf(booking),
      ...wishesOf(booking),
      booking.cancellation_reason && make('p', { class: 'quiet' }, booking.cancellation_reason),
    ),
    app.me.permissions.includes('bookings.write') &&
      make(
        'div',
        { class: 'answer' },
        make('div', { class: 'buttons' }, ...moveButtons(board, booking, alert, words)),
        alert,
      ),
  );
}
