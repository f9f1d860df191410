import { cityOf, localeOf } from './venue-time';

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All that the browser knows, and `own`, which may be one it lacks. */
export const zoneNames = (own?: string | null): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ownZone(), ...(own ? [own] : [])])].sort();

/** The options of a select, by continent, as there are some four hundred. */
export function ZoneOptions({ own }: { own?: string | null }) {
  const continents = Map.groupBy(zoneNames(own), (name) => name.split('/')[0]!);
  return [...continents].map(([continent, names]) => (
    <optgroup key={continent} label={continent}>
      {names.map((name) => (
        <option key={name} value={name}>
          {cityOf(name)}
        </option>
      ))}
    </optgroup>
  ));
}

/** `Moscow Standard Time`, `Москва, стандартное время`: what those call it who live there. */
export const wordsOfZone = (zone: string): string =>
  new Intl.DateTimeFormat(localeOf(), { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')!.value;

/** The zone that was meant by what was typed: its name, or its city alone. */
export function zoneOf(typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase();
  const names = zoneNames();
  return (
    names.find((name) => name.toLowerCase() === wanted) ??
    names.find((name) => cityOf(name).toLowerCase() === wanted.replaceAll('_', ' '))
  );
}

type Place = Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] };

export const countryCodes = (): string[] => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter(
      (code) =>
        names.of(code) && new Intl.Locale(`und-${code}`).region === code && !/^(EU|EZ|UN|ZZ|XA|XB|QO)$/.test(code),
    );
};

/** The one country where it is this time. Not every browser can tell. */
export function countryOf(zone: string): string | undefined {
  const there = countryCodes().filter((code) => {
    const place = new Intl.Locale(`und-${code}`) as Place;
    return (place.getTimeZones?.() ?? place.timeZones)?.includes(zone);
  });
  return there.length === 1 ? there[0] : undefined;
}
