import { getFile, list, listAll, newKey, post } from '../api.js';
import { badge, button, card, form, given, heading, make, option, paragraph, section, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { language, say } from '../texts.js';
import { changeOf, firstFields } from './card-fields.js';
import { consentKeys, guestLink, guestName, phoneLink, tagBadges, visitsInWords } from './card-words.js';
import { guestCard } from './guest-card.js';
import { guestsBar } from './guests-bar.js';
import { importList } from './import-list.js';
import { keepFile } from './keep-file.js';
import { knownGuest } from './known-guest.js';
import { labelled, latest, whenTyped } from './live-fields.js';
import { pager } from './paging.js';
import { zoneOfVenue } from './venue-zone.js';

const limit = 50;
const atFirst = { q: '', segment_id: '', tag: '', consent: '', page: 1 };
const looking = { who: undefined };

const whoIs = ({ id, venue_id }) => `${id} ${venue_id}`;

/** Which guests somebody looks at next. */
export const lookAt = (me, wanted) => Object.assign(looking, atFirst, { who: whoIs(me) }, wanted);

export function guests(app) {
  const { one } = app.place;
  if (one === 'import' && app.me.permissions.includes('guests.import')) return importList(app);
  return one ? guestCard(app, one) : guestList(app);
}

async function guestList(app) {
  const { me } = app;
  if (looking.who !== whoIs(me)) lookAt(me);
  const [first, segments] = await Promise.all([
    read(),
    me.permissions.includes('segments.read') ? listAll('/segments').catch(() => []) : [],
  ]);
  const results = make('div', { class: 'results' });
  const alert = make('p', { class: 'alert', role: 'alert' });
  const draw = (found) => {
    alert.textContent = '';
    results.replaceChildren(...resultsOf(me, found, goTo));
  };
  const find = latest(read, draw, (problem) => (alert.textContent = wordsOf(problem)));
  const goTo = async (page) => {
    looking.page = page;
    await find();
    results.scrollIntoView({ block: 'nearest' });
  };
  draw(first);
  const adding = me.permissions.includes('guests.write') && newGuest(app);
  return {
    title: say('all_guests'),
    content: [
      guestsBar(app, 'guests'),
      card(
        make(
          'div',
          { class: 'buttons spread' },
          heading(say('all_guests')),
          make(
            'div',
            { class: 'buttons' },
            adding && button(say('new_guest'), () => adding.open(), { alone: true, class: 'main' }),
            me.permissions.includes('guests.export') && button(say('take_out'), takeOut),
          ),
        ),
        filters(segments, () => goTo(1)),
        alert,
      ),
      adding && adding.element,
      card(results),
    ],
  };
}

const asked = () => {
  const { q, segment_id, tag, consent } = looking;
  return new URLSearchParams(given({ q, segment_id, tag, consent }));
};

async function read() {
  const found = await list(`/guests?${asked()}&limit=${limit}&page=${looking.page}`);
  return { ...found, page: looking.page };
}

async function takeOut() {
  const query = asked();
  // As a Russian Excel wants it.
  if (language === 'ru') query.set('delimiter', ';');
  keepFile(await getFile(`/guests/export.csv?${query}`), 'guests.csv');
}

function filters(segments, changed) {
  const q = make('input', { type: 'search', name: 'q', value: looking.q, maxLength: 200, autocomplete: 'off' });
  const tag = make('input', { name: 'tag', value: looking.tag, maxLength: 200, autocomplete: 'off' });
  const segment = make(
    'select',
    { name: 'segment_id' },
    option('', say('every_segment')),
    ...segments.map(({ id, name, count }) => option(id, `${name} (${count})`)),
  );
  const consent = make(
    'select',
    { name: 'consent' },
    option('', say('whichever')),
    ...consentKeys.map((key) => option(key, say(`consent_${key}`))),
  );
  for (const select of [segment, consent]) {
    select.value = looking[select.name];
    select.onchange = () => take(select);
  }
  for (const input of [q, tag]) whenTyped(input, () => take(input));
  const take = ({ name, value }) => {
    looking[name] = value.trim();
    changed();
  };
  return make(
    'div',
    { role: 'search', class: 'filters' },
    make('div', { class: 'wide' }, labelled(say('find_guest'), q, say('find_guest_hint'))),
    segments.length > 0 && labelled(say('segment'), segment),
    labelled(say('tag'), tag),
    labelled(say('agrees_to'), consent),
  );
}

function resultsOf(me, found, goTo) {
  if (found.items.length === 0 && found.page === 1) return nobodyThere();
  const zone = zoneOfVenue(me);
  return [
    make('ul', { class: 'rows' }, ...found.items.map((guest) => guestRow(guest, zone))),
    pager(found, { page: found.page, limit }, goTo),
  ].filter(Boolean);
}

const nobodyThere = () =>
  asked().size > 0
    ? [paragraph(say('nobody_like_this'), { class: 'quiet' })]
    : [paragraph(say('no_guests')), paragraph(say('no_guests_text'), { class: 'quiet' })];

const guestRow = (guest, zone) =>
  make(
    'li',
    { class: 'row', 'data-key': guest.id },
    make(
      'div',
      {},
      make('b', {}, guestLink(guest)),
      guest.is_blacklisted && [' ', badge(say('on_blacklist'), 'bad')],
      tagBadges(guest.tags),
      make(
        'p',
        { class: 'quiet' },
        guest.phone && guest.name && [phoneLink(guest.phone), ' · '],
        [visitsInWords(guest, zone), say(`guest_source_${guest.source}`)].join(' · '),
      ),
    ),
  );

/** Where there is a card already it is shown, and can be added to. */
function newGuest(app) {
  let wanted;
  let sent = {};
  const known = knownGuest(async () => {
    const guest = await keep({ ...wanted, force: true });
    await app.go(`guests/${guest.id}`);
    tell(say(guest.version === 1 ? 'guest_added' : 'added_to_card', { name: guestName(guest) }));
  });
  /** Pressed again because the answer did not come, it makes one card. */
  const keep = (body) => {
    const text = JSON.stringify(body);
    if (sent.text !== text) sent = { text, key: newKey() };
    return post('/guests', body, { 'idempotency-key': sent.key });
  };
  const fields = form({
    fields: firstFields(),
    submit: say('add_guest'),
    own: { conflict: 'try_once_more' },
    send: async (values) => {
      known.hide();
      wanted = changeOf(given(values));
      const guest = await keep(wanted);
      await app.go(`guests/${guest.id}`);
      tell(say('guest_added', { name: guestName(guest) }));
    },
    refused: known.show,
    after: [button(say('cancel'), () => (element.hidden = true), { alone: true })],
  });
  fields.querySelector('.alert').after(known.element);
  const element = section(say('new_guest'), fields);
  element.hidden = true;
  const open = () => {
    element.hidden = false;
    fields.querySelector('input').focus();
  };
  return { element, open };
}
