// Who asked for a table and waits for an answer.
import { button, follow, make, section } from '../elements.js';
import { clockTime, counted, dayOf, say } from '../texts.js';
import { insisting, moveBooking, moveButtons, nameOf } from './booking-moves.js';
import { wordsWithTimes } from './conflict.js';
import { contactOf, wishesOf } from './booking-lines.js';
import { tableOptions, tablesOf } from './table-choice.js';

export function requestsSection(app, board) {
  const rows = make('ul', { class: 'rows' });
  const element = section(say('requests'), rows);
  const draw = () => {
    element.hidden = board.requests.length === 0;
    const tables = JSON.stringify([
      board.calendar.tables.map(({ id, name, capacity }) => [id, name, capacity]),
      board.groups,
    ]);
    follow(
      rows,
      board.requests.map((request) => ({
        key: request.id,
        mark: JSON.stringify([request, tables]),
        draw: () => requestRow(app, board, request),
      })),
    );
  };
  return { element, draw };
}

function requestRow(app, board, request) {
  const { timezone, date } = board.calendar;
  const time = clockTime(new Date(request.booked_at), timezone);
  const name = nameOf(request);
  return make(
    'li',
    { class: 'row' },
    make(
      'div',
      {},
      make('b', {}, request.date === date ? time : `${dayOf(request.date)}, ${time}`),
      ` · ${name} · ${counted('guests', request.guests_count)}`,
      contactOf(request),
      ...wishesOf(request),
      request.lapses_at &&
        make('p', { class: 'quiet' }, say('lapses_at', { time: clockTime(new Date(request.lapses_at), timezone) })),
    ),
    app.me.permissions.includes('bookings.write') && answer(app, board, request),
  );
}

function answer(app, board, request) {
  const name = nameOf(request);
  const alert = make('p', { class: 'alert', role: 'alert' });
  const words = (problem, own) => wordsWithTimes(board, problem, own);
  const select = make('select', { ariaLabel: say('table_for', { name }) }, ...tableOptions(board));
  const confirm = () =>
    insisting(app, (overrides) =>
      moveBooking(board, request, 'confirm', { ...tablesOf(board, select.value), overrides }),
    );
  const label = say('move_confirm');
  return make(
    'div',
    { class: 'answer' },
    make(
      'div',
      { class: 'buttons' },
      select,
      button(label, confirm, {
        ...{ alone: true, alert, words, class: 'main' },
        ariaLabel: say('action_for', { action: label, name }),
      }),
      ...moveButtons(board, request, alert, words),
    ),
    alert,
  );
}
