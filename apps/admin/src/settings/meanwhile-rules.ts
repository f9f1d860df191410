// What two people wrote at the same time.

export interface Theirs {
  value: unknown;
  /** Nobody here had touched it: theirs stands in the field now. */
  taken: boolean;
}

export type Notes<V> = { [Name in keyof V]?: Theirs };

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const changedOf = <V extends object>(before: V, after: V): Partial<V> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !isSame(value, before[name as keyof V])),
  ) as Partial<V>;

/**
 * `before` is what both began with. Where only the other wrote, theirs is taken over; where both did, what was written
 * here stays. Either is told.
 */
export function meet<V extends object>(before: V, mine: V, theirs: V): { values: V; notes: Notes<V> } {
  const values = { ...mine };
  const notes: Notes<V> = {};
  for (const name of Object.keys(changedOf(before, theirs)) as (keyof V)[]) {
    if (isSame(theirs[name], mine[name])) continue;
    const taken = isSame(mine[name], before[name]);
    if (taken) values[name] = theirs[name];
    notes[name] = { value: theirs[name], taken };
  }
  return { values, notes };
}
