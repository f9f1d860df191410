import { make } from '../elements.js';

const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** From how many seconds an answer says are left: whose clock is right does not matter. */
export const endOf = ({ seconds_left }) => Date.now() + seconds_left * 1000;

/** `4:59`, going down. `over` is told once, when nothing is left; nothing is told once it is off the page. */
export function countdown(end, over) {
  const element = make('b', { role: 'timer', class: 'timer' });
  const tick = (first) => {
    if (!first && !element.isConnected) return;
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    element.textContent = shown(left);
    if (left > 0) setTimeout(tick, 1000);
    else setTimeout(over);
  };
  tick(true);
  return element;
}
