// The leaf of a month: closed days and full ones are marked, one is chosen.
import { addDays } from '../days.js';
import { make } from '../elements.js';
import { dayInFull, language, say } from '../texts.js';

const monday = '2024-01-01';

export const monthOf = (date) => date.slice(0, 7);
export const firstOf = (month) => `${month}-01`;
export const lastOf = (month) => addDays(firstOf(monthAfter(month, 1)), -1);

export function monthAfter(month, months) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

const inUtc = (date, how) => new Intl.DateTimeFormat(language, { ...how, timeZone: 'UTC' }).format(new Date(date));
const weekday = (date) => (new Date(date).getUTCDay() + 6) % 7;

/** `days` says of a date what is known of it, if anything; `span` is from when and until when can be chosen. */
export function calendar({ month, chosen, days, span, choose, turn }) {
  const dates = Array.from({ length: Number(lastOf(month).slice(8)) }, (_, at) => addDays(firstOf(month), at));
  const buttons = dates.map((date) => dayButton(date, days.get(date), { chosen, span, choose }));
  const enabled = buttons.filter(({ disabled }) => !disabled);
  const stop = enabled.find(({ ariaPressed }) => ariaPressed === 'true') ?? enabled[0];
  for (const button of enabled) button.tabIndex = button === stop ? 0 : -1;
  const grid = make('div', { class: 'month', role: 'group', ariaLabel: say('day') }, weekdays(), buttons);
  buttons[0].style.gridColumnStart = weekday(dates[0]) + 1;
  grid.onkeydown = (event) => walk(event, buttons);
  const isFull = buttons.some((button) => button.classList.contains('full'));
  const legend = isFull && make('p', { class: 'hint' }, say('leaf_legend'));
  return make('div', { class: 'calendar' }, leafHead({ month, span, turn }), grid, legend);
}

const weekdays = () =>
  Array.from({ length: 7 }, (_, at) =>
    make('span', { class: 'hint', ariaHidden: 'true' }, inUtc(addDays(monday, at), { weekday: 'short' })),
  );

function leafHead({ month, span, turn }) {
  const to = (months, name, text, can) =>
    make(
      'button',
      {
        type: 'button',
        id: name,
        ariaLabel: say(name),
        disabled: !can,
        onclick: () => turn(monthAfter(month, months)),
      },
      text,
    );
  return make(
    'div',
    { class: 'leaf' },
    to(-1, 'month_before', '‹', month > monthOf(span.from)),
    make('b', { role: 'status' }, inUtc(firstOf(month), { month: 'long', year: 'numeric' })),
    to(1, 'month_after', '›', month < monthOf(span.to)),
  );
}

function dayButton(date, known, { chosen, span, choose }) {
  const outside = date < span.from || date > span.to || !known;
  const closed = !outside && !known.open;
  const full = !outside && known.open && !known.free;
  const said = closed ? say('day_closed') : full ? say('day_full') : '';
  return make(
    'button',
    {
      type: 'button',
      class: closed ? 'closed' : full ? 'full' : '',
      'data-date': date,
      disabled: outside || closed,
      ariaPressed: String(date === chosen),
      ariaLabel: said ? `${dayInFull(date)}: ${said}` : dayInFull(date),
      title: said,
      onclick: () => choose(date),
    },
    String(Number(date.slice(8))),
  );
}

const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** With the arrow keys from day to day, past those that cannot be chosen. */
function walk(event, buttons) {
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  let at = buttons.indexOf(event.target) + step;
  while (buttons[at]?.disabled) at += step;
  buttons[at]?.focus();
}
