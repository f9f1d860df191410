// What a guest said, and what can be done about it.
import { get, newKey, post, postSeen } from '../api.js';
import { badge, button, form, make, tell } from '../elements.js';
import { dayAndTime, say } from '../texts.js';
import { guestLink, tagBadges } from './card-words.js';

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
async function openAnswers(app, { id }, answers, zone) {
  if (answers.childElementCount > 0) return answers.replaceChildren();
  const { replies } = await get(`/feedback/${id}`);
  const once = newKey();
  answers.replaceChildren(
    ...replies.map(({ text, created_at }) =>
      make('p', { class: 'quiet lines' }, say('replied', { when: dayAndTime(created_at, zone), text })),
    ),
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
