// What stands in the way of a booking, in words.
import { wordsOf } from '../problems.js';
import { clockTime, dayOf, say } from '../texts.js';
import { namesOf } from './table-choice.js';

export const isTaken = ({ reason }) => reason === 'taken';

/** `board` knows the names. */
export function wordsOfConflict(board, problem, own) {
  if (!isTaken(problem)) return wordsOf(problem, own);
  const { conflicts } = problem.said;
  if (conflicts.length === 0) return say('nothing_free');
  return conflicts.map((conflict) => inTheWay(board, conflict)).join(' ');
}

function inTheWay(board, { table_id, kind, booking_id, from, to }) {
  const { timezone } = board.calendar;
  const name = board.bookings.find(({ id }) => id === booking_id)?.guest_name;
  return say(name ? 'in_way_named' : `in_way_${kind}`, {
    table: namesOf(board, [table_id]),
    from: clockTime(new Date(from), timezone),
    to: clockTime(new Date(to), timezone),
    name,
  });
}

/** Another time that is free: of another day than `date`, with its day. */
export const wordsOfTime = ({ starts_at, date }, { timezone }, shownDate) => {
  const time = clockTime(new Date(starts_at), timezone);
  return date === shownDate ? time : `${dayOf(date)}, ${time}`;
};

/** The same where it cannot be pressed: what is free nearby is said too. */
export function wordsWithTimes(board, problem, own) {
  const words = wordsOfConflict(board, problem, own);
  const alternatives = problem.said?.alternatives ?? [];
  if (alternatives.length === 0) return words;
  const times = alternatives.map((time) => wordsOfTime(time, board.calendar, board.calendar.date)).join('; ');
  return `${words} ${say('free_nearby', { times })}`;
}
