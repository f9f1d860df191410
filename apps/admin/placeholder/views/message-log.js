// What was said in a dialogue, the newest at the bottom.
import { badge, follow, make } from '../elements.js';
import { clockTime, dayAlone, say } from '../texts.js';
import { authorOf, fateOf, isOwn, wordsOfMessage } from './message-words.js';

const order = ({ created_at, id }) => `${created_at} ${id}`;
const byTime = (one, other) => (order(one) < order(other) ? -1 : Number(order(one) > order(other)));

export function messageLog({ me, zone, name }) {
  const known = new Map();
  const items = make('ol', { class: 'messages' });
  const nothing = make('p', { class: 'quiet' }, say('nothing_said'));
  const element = make(
    'div',
    { class: 'log', role: 'log', tabIndex: 0, ariaLabel: say('dialogue_with', { name }) },
    make('div', {}, nothing, items),
  );
  const sorted = () => [...known.values()].sort(byTime);
  const keep = (messages) => {
    for (const message of messages) {
      if ((known.get(message.id)?.version ?? 0) <= message.version) known.set(message.id, message);
    }
    draw();
  };

  function draw() {
    nothing.hidden = known.size > 0;
    let day;
    follow(
      items,
      sorted().flatMap((message) => {
        const before = day;
        day = dayAlone(message.created_at, zone);
        const said = { key: message.id, mark: message.version, draw: () => messageItem(message, { me, zone, name }) };
        return day === before ? [said] : [{ key: `day ${day}`, mark: day, draw: () => dayItem(day) }, said];
      }),
    );
  }

  return {
    element,
    count: () => known.size,
    /** The newest ones. After a long sleep there may be a gap to what was known: that is read again when wanted. */
    take: (newest) => {
      if (newest.length > 1 && !newest.some(({ id }) => known.has(id))) known.clear();
      keep(newest);
    },
    takeOlder: keep,
    newestUnread: () => (sorted().some(({ state }) => state === 'received') ? sorted().at(-1) : undefined),
    /** Up to this one all are. */
    read: (newest) => {
      for (const message of known.values()) {
        if (message.state === 'received' && byTime(message, newest) <= 0) message.state = 'read';
      }
    },
  };
}

const dayItem = (day) => make('li', { class: 'day-line' }, day);

function messageItem(message, { me, zone, name }) {
  const own = isOwn(message);
  const facts = [authorOf(message, me), clockTime(new Date(message.created_at), zone)].filter(Boolean).join(' · ');
  const fate = fateOf(message);
  const isBad = ['failed', 'unknown'].includes(message.state);
  return make(
    'li',
    { class: own ? 'said own' : 'said' },
    // The sides tell who it was to whoever sees them.
    !own && make('span', { class: 'unseen' }, say('says', { name })),
    make('p', { class: message.text === null ? 'lines quiet' : 'lines' }, wordsOfMessage(message)),
    message.buttons.length > 0 && make('p', { class: 'tags' }, ...message.buttons.map(({ text }) => badge(text))),
    make('small', {}, facts, fate && [' · ', make('span', { class: isBad ? 'bad' : '' }, fate)]),
  );
}
