import { button, make } from '../elements.js';
import { addDays } from '../days.js';
import { say } from '../texts.js';

/** The day that is looked at, and the way to others. `go` gets a date; none for today, which it stays. */
export function dayBar(date, today, go) {
  const label = say('day');
  const input = make('input', { type: 'date', value: date, ariaLabel: label, min: '2000-01-01', max: '2999-12-31' });
  // A year is typed digit by digit, and each of them is a date.
  input.onchange = () => input.validity.valid && input.value && input !== document.activeElement && go(input.value);
  input.onblur = () => input.validity.valid && input.value && input.value !== date && go(input.value);
  input.onkeydown = ({ key }) => key === 'Enter' && input.blur();
  // Whoever presses one of them goes on from it.
  const keyed = (key, element) => make('span', { 'data-key': key }, element);
  const step = (text, name, to) =>
    keyed(
      name,
      button(text, () => go(to), { alone: true, ariaLabel: name, title: name }),
    );
  const current = date === today ? 'date' : undefined;
  return make(
    'div',
    { class: 'day-bar', role: 'group', ariaLabel: label },
    step('‹', say('day_before'), addDays(date, -1)),
    keyed(
      'today',
      button(say('today'), () => go(undefined), { alone: true, ariaCurrent: current }),
    ),
    step('›', say('day_after'), addDays(date, 1)),
    input,
  );
}
