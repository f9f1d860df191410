// What a guest agrees to, and the ledger of how it came to be so.
import { list, newKey, post } from '../api.js';
import { askFirst, badge, button, make, paragraph, section, tell } from '../elements.js';
import { dayAndTime, say } from '../texts.js';
import { consentKeys } from './card-words.js';

export async function consentsSection({ app, guest, zone, may }) {
  const { items } = await list(`/guests/${guest.id}/consents?limit=50`);
  return section(
    say('consents'),
    may('guests.write') && paragraph(say('consents_text'), { class: 'quiet' }),
    make('ul', { class: 'rows' }, ...consentKeys.map((key) => consentRow({ app, guest, may }, key))),
    items.length > 0 &&
      make(
        'details',
        {},
        make('summary', {}, say('ledger')),
        make('ul', { class: 'plain' }, ...items.map((line) => make('li', {}, lineInWords(line, zone)))),
      ),
  );
}

/** Who agreed to marketing, whichever, agreed to each channel. */
const agrees = ({ consents }, key) =>
  consents.includes(key) || (key.startsWith('marketing:') && consents.includes('marketing'));

function consentRow({ app, guest, may }, key) {
  const given = agrees(guest, key);
  const name = say(`consent_${key}`);
  const [purpose, channel = null] = key.split(':');
  const once = newKey();
  const turn = async () => {
    const loses = given && key === 'personal_data' && guest.consents.length > 1;
    if (loses && !(await askFirst(say('take_consent_back_ask'), say('take_consent_back')))) return;
    await post(`/guests/${guest.id}/consents`, { purpose, channel, given: !given }, { 'idempotency-key': once });
    await app.show();
    tell(say('saved'));
  };
  const action = say(given ? 'take_consent_back' : 'give');
  return make(
    'li',
    { class: 'row', 'data-key': `consent-${key}` },
    make('div', {}, name, ' ', badge(say(given ? 'agreed' : 'not_agreed'), given ? 'good' : undefined)),
    may('guests.write') && button(action, turn, { ariaLabel: say('action_for', { action, name }) }),
  );
}

const lineInWords = ({ purpose, channel, given, way, at, text_version }, zone) =>
  [
    dayAndTime(at, zone),
    say(`consent_${channel ? `${purpose}:${channel}` : purpose}`),
    say(given ? 'line_given' : 'line_withdrawn'),
    say(`way_${way}`),
    text_version,
  ]
    .filter(Boolean)
    .join(' · ');
