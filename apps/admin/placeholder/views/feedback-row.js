// What a guest said, and what can be done about it.
import { get, list, newKey, post, postSeen, Problem } from '../api.js';
import { badge, button, form, make, tell } from '../elements.js';
import { dayAndTime, say } from '../texts.js';
import { guestLink, tagBadges } from './card-words.js';
import { whyUndelivered } from './message-words.js';

/** `named`: with whose it is. */
export function feedbackRow(app, said, zone, { named = false } = {}) {
  const { id, guest, score, message_text, status, source, tags, created_at, is_answered } = said;
  const mayWrite = app.me.permissions.includes('feedback.write');
  const answers = make('div', { class: 'answers' });
  const about = named ? (guest ? guestLink(guest) : say('unknown_guest')) : dayAndTime(created_at, zone);
  const facts = [named && dayAndTime(created_at, zone), say(`feedback_by_${source}`)].filter(Boolean).join(' · ');
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make(
      'div',
      {},
      make('b', {}, about),
      ' ',
      scoreBadge(score),
      ' ',
      badge(say(`feedback_${status}`), status === 'new' ? 'wait' : undefined),
      is_answered && [' ', badge(say('answered'), 'good')],
      tagBadges(tags),
      message_text && make('p', { class: 'lines' }, message_text),
      make('p', { class: 'quiet' }, facts),
    ),
    make(
      'div',
      { class: 'buttons' },
      mayWrite && stepButton(app, said),
      (mayWrite || is_answered) &&
        button(say(mayWrite ? 'reply' : 'show_reply'), () => openAnswers(app, said, answers, zone), { alone: true }),
    ),
    answers,
  );
}

const looksOf = (score) => (score >= 9 ? 'good' : score >= 7 ? 'wait' : 'bad');

export const scoreBadge = (score) =>
  score === null ? badge(say('no_score')) : badge(say('score', { score }), looksOf(score));

function stepButton(app, { id, version, allowed_moves }) {
  const [verb] = allowed_moves;
  if (!verb) return undefined;
  const step = async () => {
    try {
      await postSeen(`/feedback/${id}/${verb}`, version);
    } catch (problem) {
      if (problem.status !== 412 && problem.rule !== 'not_in_this_status') throw problem;
      tell(say('feedback_changed'));
    }
    await app.show();
  };
  return button(say(verb === 'handle' ? 'move_handle' : 'move_reopen_feedback'), step);
}

/** What was answered so far, and a place for another answer. */
async function openAnswers(app, said, answers, zone) {
  const { id } = said;
  if (answers.childElementCount > 0) return answers.replaceChildren();
  const [{ replies }, fateOfNext] = await Promise.all([get(`/feedback/${id}`), fatesOf(app, said)]);
  const once = newKey();
  answers.replaceChildren(
    ...replies.map(({ text, created_at }) => {
      const fate = fateOfNext(text);
      const line = say('replied', { when: dayAndTime(created_at, zone), text });
      return make('p', { class: 'quiet lines' }, line, fate && [' ', fate]);
    }),
  );
  if (!app.me.permissions.includes('feedback.write')) return;
  const element = form({
    fields: [{ name: 'text', label: say('your_reply'), type: 'textarea', maxLength: 4_000 }],
    submit: say('send_reply'),
    send: async ({ text }) => {
      await post(`/feedback/${id}/replies`, { text }, { 'idempotency-key': once });
      await app.show();
      tell(say('reply_kept'));
    },
    after: [button(say('cancel'), () => answers.replaceChildren(), { alone: true })],
  });
  answers.append(element);
  element.querySelector('textarea').focus();
}

/** What became of the answers as messages, for each text the oldest first: they are another service's, and may be late. */
async function fatesOf(app, { id, guest_id, is_answered }) {
  if (!is_answered || !guest_id || !app.me.permissions.includes('dialogues.read')) return () => undefined;
  const messages = await sentTo(guest_id);
  const left = messages.filter(({ feedback_id }) => feedback_id === id).reverse();
  return (text) => {
    const at = left.findIndex((message) => message.text === text);
    if (at < 0) return undefined;
    const [{ state, reason }] = left.splice(at, 1);
    const looks = { sent: 'good', failed: 'bad', unknown: 'wait' }[state];
    return badge(say(`reply_message_${state}`, { why: whyUndelivered(reason) }), looks);
  };
}

async function sentTo(guestId) {
  try {
    return (await list(`/dialogues/messages?guest_id=${guestId}&kind=feedback_reply&limit=200`)).items;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return [];
  }
}
