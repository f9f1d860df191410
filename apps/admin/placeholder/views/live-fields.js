// Fields that do something while one types, without a button.
import { make } from '../elements.js';

const pauseMs = 300;
let ids = 0;

/** A field with its name above it. */
export function labelled(label, input, hint) {
  input.id = `live-${++ids}`;
  return make(
    'div',
    { class: 'field' },
    make('label', { htmlFor: input.id }, label),
    input,
    hint && make('p', { class: 'hint' }, hint),
  );
}

/** Does it a moment after the last keystroke. */
export function whenTyped(input, work) {
  let later;
  input.addEventListener('input', () => {
    clearTimeout(later);
    later = setTimeout(work, pauseMs);
  });
}

/** Asks `read` however often; only what was asked last is `drawn`, or what went wrong with it. */
export function latest(read, drawn, failed) {
  let turn = 0;
  return async (...asked) => {
    const mine = ++turn;
    try {
      const answer = await read(...asked);
      if (mine === turn) drawn(answer);
    } catch (problem) {
      if (mine === turn) failed(problem);
    }
  };
}
