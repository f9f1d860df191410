import { cityOf } from './venue-time';

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All that the browser knows, and `own`, which may be one it lacks. */
const zoneNames = (own?: string | null): string[] =>
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
