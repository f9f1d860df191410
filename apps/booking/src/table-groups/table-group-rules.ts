import { partyErrors } from '../tables/table-rules';

export const fewestTables = 2;
export const mostTables = 20;
/** Each search for room looks at all of them. */
export const maxGroups = 500;

const largestParty = 1_000;

interface Problem {
  field: string;
  message: string;
}

export const tooFew = (tableIds: readonly string[]): Problem[] =>
  tableIds.length < fewestTables
    ? [{ field: 'table_ids', message: `table_ids must name at least ${fewestTables} tables` }]
    : [];

export const notThere = (tableIds: readonly string[], found: readonly string[]): Problem[] => {
  const missing = tableIds.filter((id) => !found.includes(id));
  return missing.length === 0
    ? []
    : [{ field: 'table_ids', message: `no tables of this venue: ${missing.join(', ')}` }];
};

interface Said {
  capacity?: number | null;
  least_guests?: number | null;
}

export type Party = { capacity: number; leastGuests: number } | { errors: Problem[] };

/**
 * Which parties tables put together are for. Where nothing is said: all that find room, and none that a single one of the
 * tables has room for. `capacities` are the tables' own, null where any party fits; `kept` is what holds, `said` what of
 * it was said just now.
 */
export function partyOf(capacities: readonly (number | null)[], kept: Said, said = kept): Party {
  const all = sumOf(capacities);
  const capacity = kept.capacity ?? (all === null ? null : Math.min(all, largestParty));
  if (capacity === null) {
    return { errors: [{ field: 'capacity', message: 'say the capacity: one of the tables has none' }] };
  }
  const leastGuests = kept.least_guests ?? leastOf(capacities, capacity);
  const errors = partyErrors({ capacity, leastGuests }, said);
  return errors.length > 0 ? { errors } : { capacity, leastGuests };
}

const sumOf = (capacities: readonly (number | null)[]): number | null =>
  capacities.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);

function leastOf(capacities: readonly (number | null)[], capacity: number): number {
  const largest = Math.max(...capacities.map((each) => each ?? largestParty));
  return largest < capacity ? largest + 1 : 1;
}
