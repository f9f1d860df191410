// What guests and the venue write to each other: the list, and the one dialogue that is open.
import { list, Problem } from '../api.js';
import { badge, button, card, follow, heading, make, paragraph } from '../elements.js';
import { wordsOf } from '../problems.js';
import { clockTime, dayAlone, say } from '../texts.js';
import { whileShown } from '../while-shown.js';
import { guestName } from './card-words.js';
import { openDialogue } from './dialogue.js';
import { labelled, latest, whenTyped } from './live-fields.js';
import { messagesBar } from './messages-bar.js';
import { isOwn, isSameDay, wordsOfMessage } from './message-words.js';
import { lookForUnread } from './unread-mark.js';
import { zoneOfVenue } from './venue-zone.js';

const everyMs = 3_000;
const step = 30;
const atMost = 200;
const atFirst = { q: '', unread: false, shown: step };
const looking = { who: undefined };

export async function dialogues({ me, show, place }) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show };
  const who = `${me.id} ${me.venue_id}`;
  if (looking.who !== who) Object.assign(looking, atFirst, { who });
  const { one } = place;
  const changed = () => Promise.all([refresh(), lookForUnread()]);
  const opened = one && (await openDialogue(app, one, { zone: zoneOfVenue(me), changed }));
  const { element, draw, failed } = listSection(me, opened?.guestId, () => refresh());
  const refresh = latest(read, draw, failed);
  draw(await read());
  const page = make('div', { class: one ? 'talks with-one' : 'talks' }, element, opened?.element);
  whileShown(page, everyMs, async () => void (await Promise.all([refresh(), opened?.refresh()])));
  return {
    title: opened ? `${opened.name} · ${say('dialogues')}` : say('dialogues'),
    wide: true,
    content: [messagesBar(app, 'dialogues'), page],
  };
}

function read() {
  const { q, unread, shown } = looking;
  const query = new URLSearchParams({ limit: shown });
  if (q) query.set('q', q);
  if (unread) query.set('unread', true);
  return list(`/dialogues?${query}`);
}

function listSection(me, openId, refresh) {
  const rows = make('ul', { class: 'rows' });
  const none = paragraph('', { class: 'quiet' });
  const late = make('p', { class: 'alert', role: 'alert' });
  const further = make('div', { class: 'buttons' });
  const more = async () => {
    looking.shown = Math.min(looking.shown + step, atMost);
    await refresh();
  };
  return {
    element: card(
      openId ? make('h2', {}, say('dialogues')) : heading(say('dialogues')),
      filters(refresh),
      late,
      none,
      rows,
      further,
    ),
    draw: ({ items, total }) => {
      late.textContent = '';
      none.textContent =
        items.length > 0 ? '' : say(looking.q || looking.unread ? 'no_such_dialogues' : 'no_dialogues');
      none.hidden = items.length > 0;
      rows.hidden = items.length === 0;
      follow(
        rows,
        items.map((dialogue) => rowOf(me, dialogue, dialogue.guest_id === openId)),
      );
      further.hidden = items.length >= total;
      if (further.hidden) return further.replaceChildren();
      further.replaceChildren(
        make('span', { class: 'quiet' }, say('shown_of', { shown: items.length, total })),
        ...(looking.shown < atMost ? [button(say('more'), more, { alone: true })] : []),
      );
    },
    failed: (problem) => {
      if (!(problem instanceof Problem)) throw problem;
      late.textContent = wordsOf(problem);
    },
  };
}

function filters(refresh) {
  const search = make('input', { type: 'search', name: 'q', value: looking.q, maxLength: 200, autocomplete: 'off' });
  const unread = make('input', { type: 'checkbox', name: 'unread', checked: looking.unread });
  const anew = (wanted) => {
    Object.assign(looking, wanted, { shown: step });
    void refresh();
  };
  whenTyped(search, () => anew({ q: search.value.trim() }));
  unread.onchange = () => anew({ unread: unread.checked });
  return make(
    'div',
    { class: 'stack' },
    labelled(say('find_dialogue'), search),
    make('label', { class: 'choice' }, unread, make('span', {}, say('only_unread'))),
  );
}

function rowOf(me, { guest_id: id, guest, last_message: last, unread_count: unread }, isOpen) {
  const zone = zoneOfVenue(me);
  const today = isSameDay(last.created_at, Date.now(), zone);
  const when = today ? clockTime(new Date(last.created_at), zone) : dayAlone(last.created_at, zone);
  const words = wordsOfMessage(last);
  const name = guestName(guest);
  return {
    key: id,
    mark: JSON.stringify([name, last.id, last.state, words, unread, isOpen, when]),
    draw: () =>
      make(
        'li',
        {},
        make(
          'a',
          { href: `#/dialogues/${id}`, class: 'talk-row', ariaCurrent: isOpen ? 'true' : undefined },
          make('span', {}, make('b', {}, name), make('small', {}, when)),
          make(
            'span',
            {},
            make('span', { class: 'excerpt' }, isOwn(last) ? say('own_words', { text: words }) : words),
            unread > 0 &&
              make(
                'span',
                { class: 'unread', role: 'img', ariaLabel: say('unread_messages', { count: unread }) },
                String(unread),
              ),
            last.state === 'failed' && badge(say('message_failed_short'), 'bad'),
          ),
        ),
      ),
  };
}
