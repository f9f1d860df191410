import type { Fact, Versioned } from '@guestflow/contracts';

/** Of each entity that is told of, the newest that is told. */
export function newestOf<State extends Versioned>(facts: readonly Fact<State>[]): Fact<State>[] {
  const newest = new Map<string, Fact<State>>();
  for (const fact of facts) {
    const other = newest.get(fact.data.after.id);
    if (!other || other.data.version < fact.data.version) newest.set(fact.data.after.id, fact);
  }
  return [...newest.values()];
}
