import type { SegmentFilter } from './segment-filter';

type Field = keyof SegmentFilter;

/** From … to: the first must not exceed the second. */
const spans: [from: Field, to: Field][] = [
  ['min_visits', 'max_visits'],
  ['min_no_shows', 'max_no_shows'],
  ['created_after', 'created_before'],
];

/** One of these: of none there is no one. */
const oneOf = ['tags', 'sources', 'languages'] as const satisfies Field[];

/** What no guest can be at once, at the field that says so. */
export function contradictions(filter: SegmentFilter): { field: Field; message: string }[] {
  const { last_visit_before_days: before, last_visit_after_days: within, never_visited: never } = filter;
  const found: [Field, string][] = spans
    .filter(([from, to]) => filter[from] !== undefined && filter[to] !== undefined && filter[from] > filter[to])
    .map(([from, to]) => [to, `${to} must not be less than ${from}`]);
  if (before !== undefined && within !== undefined && before >= within) {
    found.push(['last_visit_after_days', 'last_visit_after_days must be more than last_visit_before_days']);
  }
  if (never && (before !== undefined || within !== undefined || (filter.min_visits ?? 0) > 0)) {
    found.push(['never_visited', 'who never came has no last visit, and no visits']);
  }
  if (never === false && filter.max_visits === 0) found.push(['never_visited', 'who came has at least one visit']);
  const unwanted = filter.all_tags?.find((tag) => filter.without_tags?.includes(tag));
  if (unwanted !== undefined) found.push(['without_tags', 'a tag cannot be asked for and be left out']);
  for (const field of oneOf) {
    if (filter[field]?.length === 0) found.push([field, `${field} must name at least one`]);
  }
  return found.map(([field, message]) => ({ field, message }));
}

/** How long a filter may be, written as JSON: events carry it. */
export const longestFilter = 8_000;

/** What is wrong with a filter that stands at this place of a request. */
export function faultsOf(filter: SegmentFilter, at = ''): { field: string; message: string }[] {
  const faults = contradictions(filter).map(({ field, message }) => ({
    field: [at, field].filter(Boolean).join('.'),
    message,
  }));
  if (JSON.stringify(filter).length <= longestFilter) return faults;
  return [
    ...faults,
    { field: at || 'filter', message: `the filter must have at most ${longestFilter} characters as JSON` },
  ];
}
