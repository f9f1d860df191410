// What can be done with a booking, by its status, in the words of the API.
import { postSeen } from '../api.js';
import { askFirst, button, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { say } from '../texts.js';

const moves = {
  new: ['confirm', 'cancel'],
  confirmed: ['arrive', 'cancel', 'no_show'],
  arrived: ['complete', 'undo_arrival'],
  completed: ['reopen'],
  cancelled: ['reopen'],
  no_show: ['reopen'],
};
const addresses = {
  confirm: 'confirm',
  arrive: 'arrived',
  undo_arrival: 'undo-arrival',
  complete: 'complete',
  cancel: 'cancel',
  no_show: 'no-show',
  reopen: 'reopen',
};

/** What a status looks like, here and on the timeline. */
export const looks = { new: 'wait', confirmed: 'good', arrived: 'here', no_show: 'bad' };

const arrivesAtMostMsBefore = 12 * 3_600_000;

/** Those that the API would not refuse for being too early. */
export function movesOf({ status, booked_at }, now) {
  const ahead = Date.parse(booked_at) - Date.parse(now);
  const isTime = { arrive: ahead <= arrivesAtMostMsBefore, no_show: ahead <= 0 };
  return moves[status].filter((verb) => isTime[verb] ?? true);
}

export const nameOf = ({ guest_name }) => guest_name ?? say('no_name');

/** `body` is what the move takes. Whether it was made: what somebody else did meanwhile is shown instead. */
export async function moveBooking(board, booking, verb, body) {
  try {
    await postSeen(`/bookings/${booking.id}/${addresses[verb]}`, booking.version, body);
  } catch (problem) {
    if (problem.status !== 412 && problem.rule !== 'not_in_this_status') throw problem;
    await board.refresh();
    tell(say('booking_changed', { name: nameOf(booking) }));
    return false;
  }
  await board.refresh();
  return true;
}

/**
 * Does it; where a rule is against it that may be overridden by who is here, asks first and does it all the same.
 * `work` gets the rules that are.
 */
export async function insisting({ me }, work, overrides = []) {
  try {
    return await work(overrides);
  } catch (problem) {
    const { override } = problem.said ?? {};
    const may = override === 'blacklist' || me.permissions.includes('bookings.override');
    if (!override || !may || overrides.includes(override)) throw problem;
    if (!(await askFirst(wordsOf(problem), say('all_the_same')))) throw problem;
    return insisting({ me }, work, [...overrides, override]);
  }
}

/** The buttons of a booking that need nothing but a press. */
export const moveButtons = (board, booking, alert, words) =>
  movesOf(booking, board.calendar.now)
    .filter((verb) => verb !== 'confirm')
    .map((verb) => moveButton(board, booking, verb, { alert, words }));

function moveButton(board, booking, verb, { alert, words }) {
  const text = say(verb === 'cancel' && booking.status === 'new' ? 'move_refuse' : `move_${verb}`);
  const name = nameOf(booking);
  const work = async () => {
    const question = booking.status === 'new' ? 'refuse_ask' : 'cancel_ask';
    if (verb === 'cancel' && !(await askFirst(say(question, { name }), text))) return;
    await moveBooking(board, booking, verb);
  };
  const ariaLabel = say('action_for', { action: text, name });
  return button(text, work, { alone: true, alert, words, ariaLabel });
}
