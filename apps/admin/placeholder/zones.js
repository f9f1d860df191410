// Time zones, as the browser knows them.
import { language } from './texts.js';

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All there are, and `own`, which may be one this browser lacks. */
export const zoneNames = (own) =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(own ? [own] : [])])].sort();

/** `Los Angeles`, of `America/Los_Angeles`. */
export const cityOf = (zone) => (zone.split('/').slice(1).join(' / ') || zone).replaceAll('_', ' ');

/** `Moscow Standard Time`, `Москва, стандартное время`: what those call it who live there. */
export const wordsOfZone = (zone) =>
  new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName').value;

/** The zone that was meant by what was typed: its name, or its city alone. */
export function zoneOf(typed) {
  const wanted = typed.trim().toLowerCase();
  const names = zoneNames();
  return (
    names.find((name) => name.toLowerCase() === wanted) ??
    names.find((name) => cityOf(name).toLowerCase() === wanted.replaceAll('_', ' '))
  );
}

/** The one country where it is this time. Not every browser can tell. */
export function countryOf(zone) {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries = letters
    .flatMap((first) => letters.map((second) => new Intl.Locale(`und-${first}${second}`)))
    .filter((place, at) => place.region === letters[Math.floor(at / 26)] + letters[at % 26])
    .filter((place) => (place.getTimeZones?.() ?? place.timeZones)?.includes(zone));
  return countries.length === 1 ? countries[0].region : undefined;
}
