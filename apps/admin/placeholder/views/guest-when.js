// How many, on which day and when: chosen from what is free.
import { get } from '../api.js';
import { addDays, wallOf } from '../days.js';
import { button, make, paragraph } from '../elements.js';
import { venuePath } from '../guest-api.js';
import { wordsOf } from '../problems.js';
import { counted, dayInFull, say } from '../texts.js';
import { calendar, firstOf, lastOf, monthOf } from './guest-calendar.js';
import { wordsOfSlot, zoneNote } from './guest-words.js';

const mostDays = 62;
const settleMs = 300;

/**
 * `guests`, `date` and `month` are what it begins with. `choose` is told of a time that was pressed, `changed` of another
 * party; `isChosen` says which time is pressed, `isOpenToMe` what is free for this guest though not for others. `beneath`
 * stands where nothing is free.
 */
export function chooser(venue, { guests, date, choose, changed, isChosen, isOpenToMe = () => false, beneath }) {
  const path = venuePath(venue.slug);
  const today = wallOf(Date.now(), venue.timezone).date;
  // After midnight, the evening before may still be going on.
  const span = { from: addDays(today, -1), to: addDays(today, venue.booking_horizon_days) };
  const state = { guests, date, month: monthOf(date ?? today), days: new Map(), slots: undefined, problem: undefined };
  let [element, asked, later, lost] = [undefined, 0, undefined, undefined];

  /** Asks for what is shown and not known yet. */
  async function load() {
    const mine = ++asked;
    state.problem = undefined;
    try {
      await loadDays(mine);
      if (mine !== asked) return;
      if (!state.date) state.date = firstFree();
      await loadSlots(mine);
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (mine === asked) state.problem = problem;
    }
    if (mine === asked) refresh();
  }

  async function loadDays(mine) {
    const from = [firstOf(state.month), span.from].sort().at(-1);
    if (state.days.has(from) && state.days.has([lastOf(state.month), span.to].sort()[0])) return;
    const read = await get(`${path}/days?from=${from}&days=${mostDays}&guests=${state.guests}`);
    if (mine !== asked) return;
    for (const day of read) state.days.set(day.date, day);
    // The day before is over, but for what of its night is still to come.
    if (!state.days.get(span.from)?.free) span.from = [today, span.from].sort().at(-1);
  }

  function firstFree() {
    const known = [...state.days.values()].filter((day) => day.date >= span.from && day.date <= span.to);
    const found = known.find(({ free }) => free) ?? known.find(({ open }) => open);
    if (found) state.month = monthOf(found.date);
    return found?.date;
  }

  async function loadSlots(mine) {
    if (!state.date) return;
    const read = await get(`${path}/slots?date=${state.date}&guests=${state.guests}`);
    if (mine === asked) state.slots = read;
  }

  const reload = () => {
    state.days.clear();
    return load();
  };

  function setGuests(wanted) {
    const most = venue.largest_party;
    const count = Math.min(most, Math.max(1, Math.floor(wanted) || 1));
    if (count === state.guests) return refresh();
    problemText.textContent = '';
    state.guests = count;
    lost = undefined;
    refresh();
    clearTimeout(later);
    later = setTimeout(async () => {
      state.slots = undefined;
      await changed?.(count);
      await reload();
    }, settleMs);
  }

  function setDate(chosen) {
    problemText.textContent = '';
    Object.assign(state, { date: chosen, slots: undefined });
    lost = undefined;
    refresh();
    void load();
  }

  function turn(month) {
    state.month = month;
    refresh();
    void load();
  }

  async function press(slot) {
    lost = undefined;
    try {
      await choose(slot, state.guests);
    } catch (problem) {
      if (!(await refused(problem, slot))) throw problem;
    }
  }

  /** Whether it was a refusal because somebody else was quicker: what is free instead is shown. */
  async function refused(problem, { date: wanted } = { date: state.date }) {
    if (problem.reason !== 'taken') return false;
    lost = { date: wanted, alternatives: problem.said.alternatives ?? [] };
    await reload();
    element?.querySelector('.lost')?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  const slotButton = (slot, date) =>
    button(wordsOfSlot(slot, venue.timezone, date), () => press(slot), {
      alone: true,
      ariaPressed: String(Boolean(isChosen?.(slot))),
      alert: problemText,
    });

  const problemText = make('p', { class: 'alert', role: 'alert' });

  const party = () => {
    const input = make('input', {
      type: 'number',
      id: 'party',
      name: 'guests_count',
      inputMode: 'numeric',
      min: 1,
      max: venue.largest_party,
      value: state.guests,
      onchange: () => setGuests(Number(input.value)),
    });
    const step = (by, id, text) =>
      make(
        'button',
        {
          type: 'button',
          id,
          ariaLabel: say(id),
          disabled: state.guests + by < 1 || state.guests + by > venue.largest_party,
          onclick: () => setGuests(state.guests + by),
        },
        text,
      );
    return make(
      'div',
      { class: 'field' },
      make('label', { htmlFor: 'party' }, say('guests')),
      make('div', { class: 'stepper' }, step(-1, 'one_fewer', '−'), input, step(1, 'one_more', '+')),
      state.guests === venue.largest_party &&
        paragraph(say('largest_party', { count: counted('party', state.guests) }), { class: 'hint' }),
    );
  };

  function times() {
    if (state.problem) {
      return [paragraph(wordsOf(state.problem), { class: 'alert' }), button(say('try_again'), load)];
    }
    if (state.days.size > 0 && !state.date) return [paragraph(say('never_free'))];
    if (!state.slots) return [paragraph(say('looking'), { class: 'hint' })];
    const free = state.slots.filter((slot) => slot.free > 0 || isChosen?.(slot) || isOpenToMe(slot));
    const heading = make('h3', {}, dayInFull(state.date));
    if (free.length === 0) {
      const text = say(state.slots.length > 0 ? 'full_day' : 'too_late_today');
      return [heading, paragraph(text), ...(beneath?.(state) ?? [])];
    }
    return [
      heading,
      make(
        'div',
        { class: 'times', role: 'group', ariaLabel: say('free_times') },
        free.map((slot) => slotButton(slot, state.date)),
      ),
      zoneNote(free[0].starts_at, venue.timezone),
      ...(beneath?.(state) ?? []),
    ];
  }

  const instead = () =>
    lost &&
    make(
      'div',
      { class: 'notice lost', role: 'alert' },
      paragraph(say(lost.alternatives.length > 0 ? 'lost' : 'lost_nothing_near')),
      make(
        'div',
        { class: 'times' },
        lost.alternatives.map((slot) => slotButton(slot, lost.date)),
      ),
    );

  function parts() {
    return [
      party(),
      calendar({ month: state.month, chosen: state.date, days: state.days, span, choose: setDate, turn }),
      make('div', { class: 'free' }, times()),
      instead(),
      problemText,
    ].filter(Boolean);
  }

  /** Whoever goes by keyboard stays where he is. */
  function refresh() {
    if (!element) return;
    const { id, dataset, textContent } = document.activeElement ?? {};
    const stood = element.contains(document.activeElement);
    element.replaceChildren(...parts());
    if (!stood) return;
    const found =
      (id && document.getElementById(id)) ||
      (dataset.date && element.querySelector(`[data-date="${dataset.date}"]`)) ||
      [...element.querySelectorAll('.times button')].find((each) => each.textContent === textContent);
    (found?.disabled ? element.querySelector('#party') : found)?.focus({ preventScroll: true });
  }

  return {
    state,
    refused,
    refresh,
    reload,
    start: load,
    /** Drawn anew, in the language there is now. */
    draw() {
      element = make('div', { class: 'chooser' }, ...parts());
      return element;
    },
  };
}
