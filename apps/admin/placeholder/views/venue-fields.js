// What is asked of a venue when it is opened.
import { option } from '../elements.js';
import { language, say } from '../texts.js';
import { cityOf, countryOf, ownZone, wordsOfZone, zoneNames, zoneOf } from '../zones.js';

const kinds = ['restaurant', 'studio'];

/** `before` is where the API has the venue in what is sent. */
export const venueFields = (before = '') => [
  {
    name: `${before}name`,
    label: say('venue_name'),
    hint: say('venue_name_hint'),
    autocomplete: 'organization',
    maxLength: 200,
  },
  {
    name: `${before}kind`,
    label: say('kind'),
    options: kinds.map((kind) => option(kind, say(`kind_${kind}`))),
    value: kinds[0],
  },
  {
    name: `${before}timezone`,
    label: say('timezone'),
    hint: say('timezone_hint'),
    suggestions: zoneNames(ownZone()).map((zone) => option(zone, `${cityOf(zone)} · ${wordsOfZone(zone)}`)),
    value: ownZone(),
    autocomplete: 'off',
    spellcheck: false,
    // What stands there is replaced by what is typed: the list is of what fits it.
    onfocus: ({ target }) => target.select(),
    check: (typed) => (zoneOf(typed) ? '' : say('wrong_timezone')),
  },
  {
    name: `${before}language`,
    label: say('venue_language'),
    options: ['ru', 'en'].map((one) => option(one, say(`language_${one}`))),
    value: language,
  },
];

/** The venue out of the values of a form with `venueFields`. */
export function venueOf(values, before = '') {
  const timezone = zoneOf(values[`${before}timezone`]);
  return {
    ...Object.fromEntries(['name', 'kind', 'language'].map((name) => [name, values[before + name]])),
    timezone,
    country: countryOf(timezone),
  };
}
