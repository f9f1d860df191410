/** What may be asked that names nobody. Of a segment's filter, the tags and dates in it are the venue's own words. */
const impersonal = [
  'segment_id',
  'filter',
  'tag',
  'consent',
  'source',
  'language',
  'has_telegram',
  'blacklisted',
  'delimiter',
];

/** What an export was asked with, for the log: what may name a guest is said to have been asked, and not what it was. */
export function askedOf(query: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]: [string, unknown]) => [name, impersonal.includes(name) ? value : true]),
  );
}
