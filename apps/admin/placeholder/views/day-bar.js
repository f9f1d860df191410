import { button, make } from '../elements.js';
import { addDays } from '../days.js';
import { say } from '../texts.js';

/** The day that is looked at, and the way to others. `go` gets a date; none for today, which it stays. */
export function dayBar(date, today, go) {
  const label = say('day');
  const input = make('input', { type: 'date', value: date, ariaLabel: label, min: '2000-01-01', max: '2999-12-31' });
  let later;
  const goThere = async () => {
    clearTimeout(later);
    if (!input.value || !input.validity.valid || input.value === date) return;
    const stays = input === document.activeElement;
    await go(input.value);
    if (stays) document.querySelector('.day-bar input')?.focus();
  };
  // Typed digit by digit, it is a date before it is the one that is meant.
  input.onchange = () => {
    clearTimeout(later);
    later = setTimeout(goThere, 700);
  };
  input.onblur = goThere;
  input.onkeydown = ({ key }) => key === 'Enter' && void goThere();
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
