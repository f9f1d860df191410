// The day of the venue, table by table, to look at.
import { wallOf } from '../days.js';
import { badge, make, section } from '../elements.js';
import { clockTime, counted, say } from '../texts.js';
import { looks, nameOf } from './booking-moves.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const shown = ['confirmed', 'arrived', 'completed', 'no_show'];
const holding = ['confirmed', 'arrived'];

export function timeline(board, { onBooking }) {
  const title = say('timeline');
  const box = make('div', { class: 'timeline', role: 'region', ariaLabel: title, tabIndex: 0 });
  const closed = make('p', { class: 'quiet' });
  const legend = make(
    'div',
    { class: 'legend' },
    ...shown.map((status) => badge(say(`status_of_${status}`), looks[status])),
  );
  const element = section(title, closed, box, legend);
  let mark;
  let now;
  let day;
  const draw = () => {
    const { calendar } = board;
    const { tables, opens, timezone, date } = calendar;
    const axis = axisOf(calendar);
    closed.textContent = say('closed_that_day');
    closed.hidden = opens.length > 0;
    box.hidden = legend.hidden = !axis;
    if (!axis) return;
    const drawn = JSON.stringify([tables, opens, timezone, date, axis]);
    if (drawn !== mark) {
      const left = box.scrollLeft;
      const focused = document.activeElement?.closest('.timeline')?.contains(document.activeElement);
      const key = focused && document.activeElement.dataset.booking;
      now = make('div', { class: 'now', ariaHidden: 'true' });
      box.replaceChildren(gridOf(calendar, axis, { now, onBooking }));
      box.scrollLeft = left;
      if (key) box.querySelector(`[data-booking="${key}"]`)?.focus({ preventScroll: true });
      mark = drawn;
    }
    const at = percent(axis, calendar.now);
    now.hidden = at < 0 || at > 100;
    now.style.left = `${at}%`;
    if (day === date) return;
    day = date;
    // Where the hands of the clock are, when it is that day.
    setTimeout(() => (box.scrollLeft = now.hidden ? 0 : ((at - 12) / 100) * box.scrollWidth));
  };
  return { element, draw };
}

/** Whole hours, from the opening to the close, and as far as there are bookings. */
function axisOf({ opens, tables, timezone }) {
  const bookings = tables.flatMap(({ bookings }) => bookings);
  const from = [...opens.map((each) => each.from), ...bookings.map(({ booked_at }) => booked_at)].map(Date.parse);
  const to = [...opens.map((each) => each.to), ...bookings.map(({ ends_at }) => ends_at)].map(Date.parse);
  if (from.length === 0) return undefined;
  const first = Math.min(...from);
  const start = first - Number(wallOf(first, timezone).time.slice(3)) * minuteMs;
  const hours = Math.max(1, Math.ceil((Math.max(...to) - start) / hourMs));
  return { start, end: start + hours * hourMs };
}

const percent = ({ start, end }, instant) => ((new Date(instant) - start) / (end - start)) * 100;

/** Where something stands on the axis, as far as it is on it. */
function placeOf(axis, from, to) {
  const [left, right] = [from, to].map((at) => Math.min(100, Math.max(0, percent(axis, at))));
  return right > left ? `left: ${left}%; width: ${right - left}%` : undefined;
}

function gridOf({ tables, timezone }, axis, { now, onBooking }) {
  const hours = Array.from({ length: (axis.end - axis.start) / hourMs }, (_, hour) => axis.start + hour * hourMs);
  const heads = hours.map((at) =>
    make('span', { style: placeOf(axis, new Date(at), new Date(at + hourMs)) }, clockTime(new Date(at), timezone)),
  );
  const drawing = { axis, timezone, onBooking };
  return make(
    'div',
    { class: 'grid', style: `--hours: ${hours.length}` },
    make('div', { class: 'corner' }),
    make('div', { class: 'hours', ariaHidden: 'true' }, ...heads),
    ...tables.flatMap((table) => tableRow(table, drawing)),
    make('div', { class: 'now-layer' }, now),
  );
}

function tableRow({ name, zone, capacity, is_active, deleted, bookings, blocks, holds }, drawing) {
  const lanes = lanesOf(bookings.filter(({ status }) => shown.includes(status)));
  const about = [zone, capacity !== null && counted('seats', capacity), (deleted || !is_active) && say('not_in_use')];
  return [
    make('div', { class: 'table-name' }, make('b', {}, name), make('small', {}, about.filter(Boolean).join(' · '))),
    make(
      'div',
      { class: 'lane', role: 'group', ariaLabel: name, style: `--lanes: ${Math.max(lanes.length, 1)}` },
      ...blocks.map((block) => blockBar(block, drawing)),
      ...holds.map(({ from, to }) => bar('hold', placeOf(drawing.axis, from, to), say('held'))),
      ...lanes.flatMap((lane, at) => lane.flatMap((booking) => bookingBar(booking, at, drawing))),
    ),
  ];
}

/** A no-show's table may be somebody else's by then: what overlaps stands one under the other. */
function lanesOf(bookings) {
  const lanes = [];
  for (const booking of bookings) {
    const lane = lanes.find((each) => each.at(-1).ends_at <= booking.booked_at);
    if (lane) lane.push(booking);
    else lanes.push([booking]);
  }
  return lanes;
}

function bar(kind, style, text) {
  return style && make('div', { class: `bar ${kind}`, style, title: text }, make('span', {}, text));
}

function blockBar({ from, to, type, reason }, { axis }) {
  return bar('block', placeOf(axis, from, to), reason ?? say(`block_${type}`));
}

function bookingBar(booking, lane, { axis, timezone, onBooking }) {
  const { id, booked_at, ends_at, held_until, status, guests_count } = booking;
  const style = placeOf(axis, booked_at, ends_at);
  if (!style) return [];
  const top = `--lane: ${lane}`;
  const times = `${clockTime(new Date(booked_at), timezone)} – ${clockTime(new Date(ends_at), timezone)}`;
  const text = [times, nameOf(booking), counted('guests', guests_count), say(`status_of_${status}`)].join(', ');
  const after = holding.includes(status) && placeOf(axis, ends_at, held_until);
  return [
    after && make('div', { class: 'bar after', style: `${after}; ${top}`, title: say('kept_free') }),
    make(
      'button',
      {
        ...{ type: 'button', class: `bar ${status}`, style: `${style}; ${top}`, title: text, ariaLabel: text },
        ...{ 'data-booking': id, onclick: () => onBooking(id) },
      },
      make('span', {}, `${nameOf(booking)} · ${guests_count}`),
    ),
  ];
}
