// One dialogue: what was said in it, and the place to answer.
import { get, list, newKey, post, Problem } from '../api.js';
import { button, form, heading, link, make, paragraph } from '../elements.js';
import { wordsOf } from '../problems.js';
import { say } from '../texts.js';
import { guestName } from './card-words.js';
import { messageLog } from './message-log.js';
import { whyUnreachable } from './message-words.js';

const limit = 30;
const longest = 4_096;
const sentWithinMs = 1_000;

/** What was begun and not sent yet, by guest: it waits while one looks at others. */
const drafts = { who: undefined, texts: new Map() };

function draftsOf({ id, venue_id }) {
  const who = `${id} ${venue_id}`;
  if (drafts.who !== who) Object.assign(drafts, { who, texts: new Map() });
  return drafts.texts;
}

const messagesOf = (id, page) => list(`/dialogues/${id}/messages?limit=${limit}&page=${page}`);

/** `changed` is told when something was read or said. */
export async function openDialogue({ me }, id, { zone, changed }) {
  const mayWrite = me.permissions.includes('dialogues.write');
  const [first, guest] = await Promise.all([messagesOf(id, 1), guestOf(id)]);
  const late = make('p', { class: 'alert', role: 'alert' });
  const log = messageLog({ me, zone, name: guestName(guest) });
  const older = button(say('older_messages'), loadOlder);
  const writing = mayWrite ? answerForm(me, id, said) : undefined;
  let total = 0;
  take(first);
  writing?.reach(guest);
  await markRead().catch(saidByNext);

  return {
    guestId: guest.id,
    name: guestName(guest),
    refresh,
    element: make(
      'section',
      { class: 'card talk', ariaLabel: say('dialogue_with', { name: guestName(guest) }) },
      link('dialogues', say('to_all_dialogues'), { class: 'back' }),
      make(
        'div',
        { class: 'buttons spread' },
        heading(guestName(guest)),
        me.permissions.includes('guests.read') && link(`guests/${guest.id}`, say('to_card')),
      ),
      older,
      log.element,
      late,
      writing?.element,
    ),
  };

  function take(found) {
    total = found.total;
    log.take(found.items);
    older.hidden = log.count() >= total;
  }

  /** What is new; what is typed meanwhile stays. */
  async function refresh() {
    try {
      const [found, now] = await Promise.all([messagesOf(id, 1), mayWrite ? guestOf(id) : guest]);
      late.textContent = '';
      take(found);
      writing?.reach(now);
      if (await markRead()) await changed();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      late.textContent = wordsOf(problem);
    }
  }

  async function loadOlder() {
    const found = await messagesOf(id, Math.floor(log.count() / limit) + 1);
    total = found.total;
    log.takeOlder(found.items);
    older.hidden = log.count() >= total || found.items.length === 0;
  }

  /** What is on the screen is read, as far as whoever looks at it may say so. Whether there was anything. */
  async function markRead() {
    const newest = log.newestUnread();
    if (!mayWrite || !newest || document.visibilityState !== 'visible') return false;
    await post(`/dialogues/${id}/read`, { up_to: newest.id });
    log.read(newest);
    return true;
  }

  async function said(message) {
    log.take([message]);
    await Promise.all([refresh(), changed()]);
    // By then it has been sent, as a rule.
    setTimeout(() => log.element.isConnected && void refresh(), sentWithinMs);
  }
}

/** What is wrong will be so the next time too, and is said then. */
function saidByNext(problem) {
  if (!(problem instanceof Problem)) throw problem;
}

/** Whoever has a dialogue is known with why he cannot be written to; of others the card tells. */
async function guestOf(id) {
  const { items } = await list(`/dialogues?guest_id=${id}&limit=1`);
  if (items[0]) return items[0].guest;
  const card = await get(`/guests/${id}`);
  const why = card.telegram_id ? (card.telegram_blocked_at ? 'blocked' : null) : 'no_telegram';
  return { ...card, can_be_written_to: why === null, why_not: why };
}

function answerForm(me, id, said) {
  const texts = draftsOf(me);
  let once = newKey();
  const why = paragraph('', { class: 'notice', role: 'status', hidden: true });
  const element = form({
    fields: [
      {
        ...{ name: 'text', label: say('your_message'), type: 'textarea', maxLength: longest },
        ...{ value: texts.get(id), hint: say('send_by_keys') },
      },
    ],
    submit: say('send_message'),
    send: async ({ text }, { text: { input } }) => {
      try {
        const message = await post(`/dialogues/${id}/messages`, { text }, { 'idempotency-key': once });
        input.value = '';
        typed();
        await said(message);
      } catch (problem) {
        if (problem.rule !== 'not_reachable') throw problem;
        reach({ can_be_written_to: false, why_not: problem.said.why });
      }
      input.focus();
    },
  });
  const [input, submit] = [element.querySelector('textarea'), element.querySelector('[type=submit]')];
  /** Another text is another message. */
  function typed() {
    once = newKey();
    if (input.value) texts.set(id, input.value);
    else texts.delete(id);
  }
  input.addEventListener('input', typed);
  input.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    element.requestSubmit();
  };
  function reach({ can_be_written_to: reachable, why_not }) {
    input.disabled = !reachable;
    submit.disabled = !reachable;
    why.hidden = reachable;
    const text = reachable ? '' : whyUnreachable(why_not);
    if (why.textContent !== text) why.textContent = text;
  }
  return { element: make('div', { class: 'stack writing' }, why, element), reach };
}
