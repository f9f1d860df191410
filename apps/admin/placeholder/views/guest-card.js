// A guest's card: what is known, what was done, and what can be done with it.
import { getTagged, Problem } from '../api.js';
import { badge, button, card, facts, form, heading, link, make, paragraph, section, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { dateInFull, dayAlone, say } from '../texts.js';
import { blacklistSection } from './card-blacklist.js';
import { botLinkSection } from './card-bot-link.js';
import { consentsSection } from './card-consents.js';
import { feedbackSection } from './card-feedback.js';
import { allFields, changeOf, valueAt } from './card-fields.js';
import { historySection } from './card-history.js';
import { mergingSection } from './card-merging.js';
import { erasedSection, privacySection } from './card-privacy.js';
import { guestName, phoneLink, tagBadges } from './card-words.js';
import { guestsBar } from './guests-bar.js';
import { knownGuest } from './known-guest.js';
import { savingSeen } from './meanwhile.js';
import { zoneOfVenue } from './venue-zone.js';

export async function guestCard({ me, show, go, place }, id) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show, go };
  const read = await getTagged(`/guests/${id}`);
  const guest = read.body;
  if (guest.id !== id) {
    // The card that was asked for is part of this one: its address is this one's.
    place.one = guest.id;
    history.replaceState(null, '', `#/guests/${guest.id}`);
    tell(say('was_part'));
  }
  const page = { app, guest, zone: zoneOfVenue(me), may: (permission) => me.permissions.includes(permission) };
  const parts = guest.erased_at ? partsOfErased(page) : partsOf(page, read);
  return {
    title: guestName(guest),
    content: [guestsBar(app), ...(await Promise.all(parts.map((part) => orWhyNot(app, part))))],
  };
}

const partsOf = (page, read) => [
  [say('all_guests'), () => profile(page, read)],
  [say('history'), () => historySection(page)],
  [say('consents'), () => consentsSection(page)],
  page.may('feedback.read') && [say('feedback'), () => feedbackSection(page)],
  page.may('blacklist.read') && [say('blacklist'), () => blacklistSection(page)],
  [say('merging'), () => mergingSection(page)],
  page.may('guests.write') && [say('bot_link'), () => botLinkSection(page)],
  [say('privacy'), () => privacySection(page)],
];

const partsOfErased = (page) => [
  [say('erased_guest'), () => erasedSection(page)],
  [say('history'), () => historySection(page)],
];

/** The rest of the page is there without a part that cannot be read. */
async function orWhyNot(app, part) {
  if (!part) return undefined;
  const [title, read] = part;
  try {
    return await read();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return section(
      title,
      paragraph(wordsOf(problem)),
      button(say('try_again'), () => app.show()),
    );
  }
}

function profile(page, read) {
  const { guest } = page;
  const known = make('div', { class: 'known' }, ...knownFacts(page));
  const changing = page.may('guests.write') && changeForm(page, read, () => turn(false));
  const change = button(say('change'), () => turn(true), { alone: true });
  const turn = (on) => {
    known.hidden = on;
    change.hidden = on;
    changing.hidden = !on;
    (on ? changing.querySelector('input') : change).focus();
  };
  return card(
    make(
      'div',
      { class: 'buttons spread' },
      make(
        'div',
        {},
        heading(guestName(guest)),
        make(
          'p',
          { class: 'tags' },
          guest.blacklisted && badge(say('on_blacklist'), 'bad'),
          guest.telegram_blocked_at && badge(say('blocked_bot'), 'wait'),
          tagBadges(guest.tags),
        ),
      ),
      make(
        'div',
        { class: 'buttons' },
        page.may('dialogues.read') && guest.telegram_id && link(`dialogues/${guest.id}`, say('to_dialogue')),
        changing && change,
      ),
    ),
    known,
    changing,
  );
}

function knownFacts({ guest, zone }) {
  const { phone, other_phones, email, birthday, gender, language, contacts, preferences, notes } = guest;
  const preferred = Object.entries(preferences).map(([name, value]) => `${name}: ${inWords(value)}`);
  const day = (instant) => (instant ? dayAlone(instant, zone) : say('never'));
  return [
    facts(
      phone && [say('phone'), phoneLink(phone)],
      other_phones.length > 0 && [say('other_phones'), other_phones.flatMap((one) => [phoneLink(one), ' '])],
      email && [say('email'), make('a', { href: `mailto:${email}` }, email)],
      guest.telegram_id && [say('telegram'), telegramInWords(guest, zone)],
      ...Object.entries(contacts).map(([kind, value]) => [say(`contact_${kind}`), value]),
      birthday && [say('birthday'), dateInFull(birthday)],
      gender && [say('gender'), say(`gender_${gender}`)],
      language && [say('guest_language'), say(`language_${language}`)],
      notes && [say('notes'), make('span', { class: 'lines' }, notes)],
      preferred.length > 0 && [say('preferences'), make('span', { class: 'lines' }, preferred.join('\n'))],
      [say('source'), say(`guest_source_${guest.source}`)],
      [say('known_since'), dayAlone(guest.created_at, zone)],
    ),
    make('h3', {}, say('figures')),
    make(
      'dl',
      { class: 'figures' },
      ...[
        [say('visit_count'), guest.visit_count],
        [say('first_came'), day(guest.first_visit_at)],
        [say('last_came'), day(guest.last_visit_at)],
        [say('booking_count'), guest.booking_count],
        [say('no_show_count'), guest.no_show_count],
        [say('cancellation_count'), guest.cancellation_count],
        guest.average_party !== null && [say('average_party'), Math.round(guest.average_party * 10) / 10],
      ]
        .filter(Boolean)
        .map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, String(value)))),
    ),
  ];
}

const inWords = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

const telegramInWords = ({ telegram_username, telegram_blocked_at }, zone) => [
  telegram_username ? `@${telegram_username}` : say('telegram_known'),
  telegram_blocked_at &&
    make('p', { class: 'quiet' }, say('telegram_blocked_since', { when: dayAlone(telegram_blocked_at, zone) })),
];

function changeForm({ app, guest }, read, close) {
  const save = savingSeen({ path: `/guests/${guest.id}`, read, at: valueAt, changeOf });
  const known = knownGuest();
  const element = form({
    fields: allFields().map((field) => ({ ...field, value: valueAt(guest, field.name) })),
    submit: say('save'),
    words: (problem) =>
      wordsOf(problem, { conflict: problem.status === 412 ? 'guest_changed_meanwhile' : 'try_once_more' }),
    send: async (values, made) => {
      known.hide();
      await save(values, made);
      await app.show();
      tell(say('saved'));
    },
    refused: known.show,
    after: [button(say('cancel'), close, { alone: true })],
  });
  element.querySelector('.alert').after(known.element);
  element.hidden = true;
  return element;
}
