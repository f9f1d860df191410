import type { Shape } from '../api/client';

export type Filter = Shape<'SegmentFilter'>;

export const filterNumbers = [
  ...(['min_visits', 'max_visits', 'last_visit_before_days', 'last_visit_after_days', 'birthday_in_days'] as const),
  ...(['min_no_shows', 'max_no_shows', 'min_cancellations', 'min_average_party'] as const),
];
export const filterTags = ['tags', 'all_tags', 'without_tags'] as const;

const order: (keyof Filter)[] = [
  ...(['tags', 'all_tags', 'without_tags', 'consents', 'may_receive', 'sources', 'languages', 'gender'] as const),
  ...(['has_telegram', 'blacklisted', 'never_visited'] as const),
  ...filterNumbers,
  ...(['created_after', 'created_before'] as const),
];

const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Only what is said: an empty field asks for nothing. */
export const saidOf = (filter: Filter): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => isSaid(value)));

/** What is said, each by its name, always in the same order. */
export const partsOf = (filter: Filter): (keyof Filter)[] => order.filter((name) => isSaid(filter[name]));

export const isEmpty = (filter: Filter): boolean => partsOf(filter).length === 0;

export function without(filter: Filter, name: keyof Filter): Filter {
  const rest = { ...filter };
  delete rest[name];
  return rest;
}

/** What an address holds is whatever somebody wrote there. */
export const filterFrom = (value: unknown): Filter | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? saidOf(value) : undefined;

export const sorts = [
  ...(['created_at:desc', 'last_visit_at:desc', 'last_visit_at:asc', 'visit_count:desc'] as const),
  ...(['name:asc', 'no_show_count:desc', 'birthday:asc'] as const),
];
export type Sort = (typeof sorts)[number];
export const isSort = (value: unknown): value is Sort => sorts.some((known) => known === value);

export interface Looked {
  q?: string;
  segment?: string;
  filter?: Filter;
  sort?: string;
}

/** As `GET /guests` and the file of them take it. Of what is looked for, the latest come first unless it is said. */
export function askedOf({ q, segment, filter = {}, sort }: Looked) {
  return {
    q: q || undefined,
    segment_id: segment || undefined,
    filter: isEmpty(filter) ? undefined : JSON.stringify(saidOf(filter)),
    sort: isSort(sort) && sort !== sorts[0] ? sort : undefined,
  };
}
