import { list, newKey, post } from '../api.js';
import { button, card, form, given, heading, make, paragraph, section, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { dayAlone, say } from '../texts.js';
import { reasonField, takeOff } from './card-blacklist.js';
import { guestFacts, guestLink, guestName, phoneLink } from './card-words.js';
import { guestsBar } from './guests-bar.js';
import { labelled, latest, whenTyped } from './live-fields.js';
import { pager } from './paging.js';
import { zoneOfVenue } from './venue-zone.js';

const limit = 50;
const looking = { who: undefined };
const atFirst = { q: '', page: 1 };

export async function blacklist({ me, show, go }) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show, go };
  const who = `${me.id} ${me.venue_id}`;
  if (looking.who !== who) Object.assign(looking, atFirst, { who });
  const results = make('div', { class: 'results' });
  const alert = make('p', { class: 'alert', role: 'alert' });
  const draw = (found) => {
    alert.textContent = '';
    results.replaceChildren(...resultsOf(app, found, goTo));
  };
  const find = latest(read, draw, (problem) => (alert.textContent = wordsOf(problem)));
  const goTo = async (page) => {
    looking.page = page;
    await find();
  };
  const first = await read();
  draw(first);
  return {
    title: say('blacklist'),
    content: [
      guestsBar(app, 'blacklist'),
      card(
        heading(say('blacklist')),
        paragraph(say('blacklist_text'), { class: 'quiet' }),
        (first.total > 8 || looking.q) && search(() => goTo(1)),
        alert,
        results,
      ),
      me.permissions.includes('blacklist.write') && addingSection(app),
    ],
  };
}

async function read() {
  const { q, page } = looking;
  return { ...(await list(`/blacklist?${new URLSearchParams({ ...given({ q }), limit, page })}`)), page };
}

function search(changed) {
  const input = make('input', { type: 'search', name: 'q', value: looking.q, maxLength: 200, autocomplete: 'off' });
  whenTyped(input, () => {
    looking.q = input.value.trim();
    changed();
  });
  return labelled(say('find_guest'), input);
}

function resultsOf(app, found, goTo) {
  if (found.items.length === 0 && found.page === 1) {
    return [paragraph(say(looking.q ? 'blacklist_nobody' : 'blacklist_empty'), { class: 'quiet' })];
  }
  const rows = found.items.map((entry) => entryRow(app, entry));
  return [make('ul', { class: 'rows' }, ...rows), pager(found, { page: found.page, limit }, goTo)].filter(Boolean);
}

function entryRow(app, { id, guest, phone, reason, created_at }) {
  const name = guest ? guestName(guest) : phone;
  const since = say('since', { when: dayAlone(created_at, zoneOfVenue(app.me)) });
  const further = guest ? guestFacts(guest) : say('blacklist_no_card');
  const action = say('take_off_list');
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make(
      'div',
      {},
      make('b', {}, guest ? guestLink(guest) : phoneLink(phone)),
      make('p', { class: 'quiet' }, [further, since].filter(Boolean).join(' · ')),
      reason && paragraph(reason),
    ),
    app.me.permissions.includes('blacklist.write') &&
      button(action, () => takeOff(app, id, name), { ariaLabel: say('action_for', { action, name }) }),
  );
}

function addingSection(app) {
  const once = newKey();
  return section(
    say('put_phone_on_list'),
    form({
      fields: [
        {
          ...{ name: 'phone', label: say('phone'), type: 'tel', maxLength: 40, autocomplete: 'off', wide: true },
        },
        reasonField(),
      ],
      submit: say('put_on_list'),
      own: { conflict: 'listed_already' },
      send: async ({ phone, reason }) => {
        const entry = await post('/blacklist', { phone, reason: reason || null }, { 'idempotency-key': once });
        await app.show();
        tell(say('put_on', { name: entry.guest ? guestName(entry.guest) : entry.phone }));
      },
    }),
  );
}
