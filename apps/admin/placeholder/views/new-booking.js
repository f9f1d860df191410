// A booking that somebody at the venue writes down, and guests who have just come in.
import { get, newKey, post } from '../api.js';
import { wallOf } from '../days.js';
import { button, follow, form, given, make, option, paragraph, section, tell } from '../elements.js';
import { clockTime, counted, say } from '../texts.js';
import { insisting, nameOf } from './booking-moves.js';
import { isTaken, wordsOfConflict, wordsOfTime } from './conflict.js';
import { namesOf, tableOptions, tablesOf } from './table-choice.js';

const wholeFrom1 = (typed) => (/^[1-9]\d{0,2}$|^1000$/.test(typed) ? '' : say('wrong_guests'));

/** `done` gets the day it was made for; `draw` of what is returned brings the free times up to date. */
export function bookingForm(app, board, { walkIn, done, close }) {
  const times = make('div', { class: 'times', role: 'group', ariaLabel: say('free_times') });
  const noTimes = make('p', { class: 'hint', hidden: true }, say('no_free_times'));
  const instead = make('div', { class: 'notice instead', hidden: true });
  /** The times of the day, and the one that was pressed. */
  let slots = [];
  let picked;
  let shownDay = board.calendar.date;
  let sent = {};

  const element = form({
    fields: [
      { name: 'guests_count', label: say('guests'), type: 'number', min: 1, max: 1000, value: 2, check: wholeFrom1 },
      ...(walkIn
        ? []
        : [
            { name: 'date', label: say('day'), type: 'date', value: board.calendar.date },
            { name: 'time', label: say('time'), type: 'time', wide: true, beneath: make('div', {}, times, noTimes) },
          ]),
      {
        name: 'table',
        label: say('table'),
        options: [...tableOptions(board), ...(walkIn ? [] : [option('later', say('table_later'))])],
        value: 'auto',
      },
      { name: 'guest_name', label: say('guest_name'), autocomplete: 'off', maxLength: 200, optional: true },
      { name: 'guest_phone', label: say('phone'), type: 'tel', autocomplete: 'off', maxLength: 40, optional: true },
      ...(walkIn
        ? []
        : [{ name: 'comment', label: say('wishes'), type: 'textarea', rows: 2, maxLength: 1_000, optional: true }]),
      {
        ...{ name: 'notes', label: say('notes'), hint: say('notes_hint'), type: 'textarea', rows: 2 },
        ...{ maxLength: 2_000, optional: true },
      },
    ],
    submit: say(walkIn ? 'seat_them' : 'book_it'),
    words: (problem, own) => wordsOfConflict(board, problem, own),
    send,
    refused,
    after: [button(say('cancel'), close, { alone: true })],
  });
  element.querySelector('.alert').after(instead);
  const { guests_count: guests, date, time, table } = element.elements;

  async function send(values) {
    instead.hidden = true;
    const booking = await insisting(app, (overrides) => {
      const wanted = { ...bodyOf(values), ...(overrides.length > 0 && { overrides }) };
      const text = JSON.stringify(wanted);
      // Pressed again because the answer did not come, it books once.
      if (sent.text !== text) sent = { text, key: newKey() };
      return post('/bookings', wanted, { 'idempotency-key': sent.key });
    });
    await done(date?.value);
    tell(wordsOfMade(board, booking));
  }

  function bodyOf({ table: chosen, time: typed, date: day, guests_count, ...rest }) {
    const tables = chosen === 'later' ? {} : tablesOf(board, chosen);
    const when = walkIn ? { source: 'walk_in' } : whenOf(day, typed);
    return { ...given(rest), guests_count: Number(guests_count), ...when, ...tables };
  }

  /** Of a time the house offers, the moment itself: after midnight its date is the next, and an hour may come twice. */
  function whenOf(day, typed) {
    if (picked?.time === typed) return { booked_at: picked.starts_at };
    const slot = slots.find((each) => each.time === typed);
    return slot ? { booked_at: slot.starts_at } : { date: day, time: typed };
  }

  /** What can be had instead, to be pressed. */
  function refused(problem) {
    instead.hidden = true;
    if (isTaken(problem)) void offer(problem).catch(() => undefined);
    return false;
  }

  async function offer({ said: { alternatives } }) {
    const [chosen, typed] = [table.value, time?.value];
    const moment = momentPicked()?.starts_at;
    const others = chosen === 'auto' ? [] : await tablesThen();
    if (table.value !== chosen || time?.value !== typed) return;
    const take = (change) => () => {
      change();
      instead.hidden = true;
      element.querySelector('[type="submit"]').focus();
    };
    const otherTimes = alternatives.filter(({ starts_at }) => others.length === 0 || starts_at !== moment);
    const choices = [
      ...others.map(({ id, name }) => [say('same_time_at', { table: name }), () => (table.value = id)]),
      // Whoever walked in is here now.
      ...(walkIn ? [] : otherTimes).map((slot) => [
        wordsOfTime(slot, board.calendar, date.value),
        () => {
          // The table that was wanted may be taken then too.
          table.value = 'auto';
          pick(slot);
        },
      ]),
    ];
    if (choices.length === 0 && alternatives.length === 0) return;
    const listed = alternatives.map((slot) => wordsOfTime(slot, board.calendar, board.calendar.date)).join('; ');
    instead.replaceChildren(
      paragraph(choices.length > 0 ? say('instead') : say('free_nearby', { times: listed })),
      make(
        'div',
        { class: 'buttons' },
        ...choices.map(([text, change]) => button(text, take(change), { alone: true })),
      ),
    );
    instead.hidden = false;
  }

  async function tablesThen() {
    const { now, timezone } = board.calendar;
    const wall = walkIn ? wallOf(now, timezone) : (momentPicked() ?? { date: date.value, time: time.value });
    const query = new URLSearchParams({ date: wall.date, time: wall.time, guests: guests.value });
    const { tables } = await get(`/tables/available?${query}`).catch(() => ({ tables: [] }));
    return tables.filter(({ id }) => id !== table.value).slice(0, 3);
  }

  const momentPicked = () => (picked?.time === time?.value ? picked : slots.find((slot) => slot.time === time?.value));

  function pick(slot) {
    picked = slot;
    time.value = slot.time;
    time.dispatchEvent(new Event('input', { bubbles: true }));
    if (slots.some(({ starts_at }) => starts_at === slot.starts_at)) return drawTimes();
    date.value = slot.date;
    void readTimes();
  }

  /** Only what is asked last is shown. */
  async function readTimes() {
    if (walkIn || !date.value) return;
    const asked = new URLSearchParams({ date: date.value });
    if (!wholeFrom1(guests.value)) asked.set('guests', guests.value);
    readTimes.last = String(asked);
    const read = await get(`/bookings/slots?${asked}`).catch(() => undefined);
    if (!read || readTimes.last !== String(asked)) return;
    slots = read;
    drawTimes();
  }

  function drawTimes() {
    const chosen = momentPicked()?.starts_at;
    noTimes.hidden = slots.length > 0;
    follow(
      times,
      slots.map((slot) => ({
        key: slot.starts_at,
        mark: JSON.stringify([slot, chosen === slot.starts_at]),
        draw: () => timeButton(slot, chosen === slot.starts_at),
      })),
    );
  }

  function timeButton(slot, isChosen) {
    const text = clockTime(new Date(slot.starts_at), board.calendar.timezone);
    const free = slot.free > 0 ? say('free_tables', { count: slot.free }) : say('none_free');
    return make(
      'button',
      {
        ...{ type: 'button', class: slot.free > 0 ? 'time' : 'time full', ariaPressed: String(isChosen) },
        ...{ ariaLabel: `${text}, ${free}`, onclick: () => pick(slot) },
      },
      text,
      make('small', {}, slot.free > 0 ? String(slot.free) : '—'),
    );
  }

  guests.addEventListener('input', () => void readTimes());
  date?.addEventListener('change', () => {
    picked = undefined;
    void readTimes();
  });
  time?.addEventListener('input', () => drawTimes());
  void readTimes();
  const card = section(say(walkIn ? 'walk_in' : 'new_booking'), walkIn && paragraph(say('walk_in_text')), element);
  card.dataset.key = 'new';
  const goTo = (day) => {
    if (!date || day === shownDay) return;
    [shownDay, date.value, picked] = [day, day, undefined];
    void readTimes();
  };
  return { element: card, draw: () => void readTimes(), goTo };
}

function wordsOfMade(board, booking) {
  const { status, table_ids, booked_at } = booking;
  const time = clockTime(new Date(booked_at), board.calendar.timezone);
  const values = { name: nameOf(booking), time, table: namesOf(board, table_ids) };
  return `${say(`made_${status}`, values)} · ${counted('guests', booking.guests_count)}`;
}
