// Who finds nothing free is told when something comes free.
import { form, option, paragraph } from '../elements.js';
import { send, venuePath } from '../guest-api.js';
import { say, wallTime } from '../texts.js';
import { nameAndPhone } from './guest-fields.js';

const optionsOf = (times) => times.map((time) => option(time, wallTime(time)));

/** `slots` are the times of the day; `typed` is kept for whoever comes back to it. */
export function waitForm({ venue, date, guests, slots, typed, joined }) {
  const times = [...new Set(slots.map(({ time }) => time))];
  // Another day may have other times than those that were chosen.
  const kept = (name, otherwise) => (times.includes(typed[name]) ? typed[name] : otherwise);
  const element = form({
    before: [paragraph(say('wait_text'))],
    fields: [
      { name: 'time_from', label: say('wait_from'), options: optionsOf(times), value: kept('time_from', times[0]) },
      { name: 'time_to', label: say('wait_to'), options: optionsOf(times), value: kept('time_to', times.at(-1)) },
      ...nameAndPhone(typed),
    ],
    submit: say('wait_do'),
    send: async (values, { time_to }) => {
      if (times.indexOf(values.time_to) < times.indexOf(values.time_from)) {
        time_to.complain(say('wait_order'));
        return time_to.input.focus();
      }
      await joined(await send(`${venuePath(venue.slug)}/waitlist`, { ...values, date, guests_count: guests }));
    },
  });
  element.addEventListener('input', ({ target }) => (typed[target.name] = target.value));
  return element;
}
