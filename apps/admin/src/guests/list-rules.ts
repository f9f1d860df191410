import { isEmpty, saidOf, type Filter } from '../segments/filter-rules';

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
