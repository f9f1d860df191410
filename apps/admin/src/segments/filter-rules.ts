import type { Shape } from '../api/client';
import { channels, consentKeys, genders, guestLanguages, guestSources } from '../guests/guest-rules';

/** By which guests are chosen: those who meet all of its conditions. */
export type Filter = Shape<'SegmentFilter'>;
export type Condition = keyof Filter;
export type Value = Filter[Condition];

/** How a condition is said. */
export type Kind = 'number' | 'flag' | 'tags' | 'date' | 'one' | 'several';

export const kinds = {
  last_visit_before_days: 'number',
  last_visit_after_days: 'number',
  min_visits: 'number',
  max_visits: 'number',
  never_visited: 'flag',
  min_average_party: 'number',
  min_no_shows: 'number',
  max_no_shows: 'number',
  min_cancellations: 'number',
  created_after: 'date',
  created_before: 'date',
  tags: 'tags',
  all_tags: 'tags',
  without_tags: 'tags',
  birthday_in_days: 'number',
  languages: 'several',
  gender: 'one',
  sources: 'several',
  blacklisted: 'flag',
  has_telegram: 'flag',
  may_receive: 'one',
  consents: 'several',
} as const satisfies Record<Condition, Kind>;

type OfKind<K extends Kind> = { [C in Condition]: (typeof kinds)[C] extends K ? C : never }[Condition];

/** In which groups they are offered; those that are asked for most stand first. */
export const groups = {
  visits: [
    ...(['last_visit_before_days', 'last_visit_after_days', 'min_visits', 'max_visits', 'never_visited'] as const),
    ...(['min_average_party', 'min_no_shows', 'max_no_shows', 'min_cancellations'] as const),
    ...(['created_after', 'created_before'] as const),
  ],
  who: [
    ...(['tags', 'all_tags', 'without_tags', 'birthday_in_days'] as const),
    ...(['languages', 'gender', 'sources', 'blacklisted'] as const),
  ],
  contact: ['has_telegram', 'may_receive', 'consents'],
} as const satisfies Record<string, readonly Condition[]>;
export type Group = keyof typeof groups;

/** All of them, always in the same order. */
export const conditions: readonly Condition[] = [...groups.visits, ...groups.who, ...groups.contact];

/** Of which names some, or one, are chosen. */
export const namesOf: Record<OfKind<'one' | 'several'>, readonly string[]> = {
  sources: guestSources,
  languages: guestLanguages,
  consents: consentKeys,
  gender: genders,
  may_receive: channels,
};

interface Bounds {
  least: number;
  most?: number;
  /** It is a mean, and need not be whole. */
  isMean?: boolean;
}

export const boundsOf = (condition: Condition): Bounds => {
  if (condition === 'min_average_party') return { least: 1, isMean: true };
  return condition === 'birthday_in_days' ? { least: 0, most: 366 } : { least: 0 };
};

const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Only what is said: an empty field asks for nothing. */
export const saidOf = (filter: Filter): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => isSaid(value)));

/** What is said, each by its name, always in the same order. */
export const partsOf = (filter: Filter): Condition[] => conditions.filter((name) => isSaid(filter[name]));

export const isEmpty = (filter: Filter): boolean => partsOf(filter).length === 0;

export function without(filter: Filter, name: Condition): Filter {
  const rest = { ...filter };
  delete rest[name];
  return rest;
}

/** With a condition said so; said by nothing, it is none. */
export const withSaid = (filter: Filter, name: Condition, value: Value): Filter =>
  isSaid(value) ? { ...without(filter, name), [name]: value } : without(filter, name);

const inOrder = (filter: Filter): string => JSON.stringify(partsOf(filter).map((name) => [name, filter[name]]));

/** Whether both mean the same guests in the same words, in whichever order these came. */
export const areSame = (one: Filter, other: Filter): boolean => inOrder(one) === inOrder(other);

const areTexts = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string');
const fits: Record<Kind, (value: unknown) => boolean> = {
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  flag: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  one: (value) => typeof value === 'string',
  several: areTexts,
  tags: areTexts,
};

/** What an address holds is whatever somebody wrote there: only what can be a condition is taken from it. */
export function filterFrom(value: unknown): Filter | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const said = value as Record<Condition, unknown>;
  return saidOf(
    Object.fromEntries(conditions.filter((name) => fits[kinds[name]](said[name])).map((name) => [name, said[name]])),
  );
}
