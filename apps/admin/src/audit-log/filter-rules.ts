/** What somebody looks for in the log; an empty one is for anything. */
export interface Wanted {
  q: string;
  user_id: string;
  action: string;
  entity_type: string;
  entity_id: string;
  from: string;
  to: string;
  venue_id: string;
}

export const anything: Wanted = {
  ...{ q: '', user_id: '', action: '', entity_type: '', entity_id: '', from: '', to: '', venue_id: '' },
};

/**
 * As the API is asked: the last day is whole, up to the beginning of the one after it. `startOf` knows when a day begins by
 * the venue's clocks.
 */
export function asAsked(
  { from, to, ...rest }: Wanted,
  startOf: (date: string, plusDays: number) => string,
): Record<string, string> {
  const all = { ...rest, q: rest.q.trim(), date_from: from && startOf(from, 0), date_to: to && startOf(to, 1) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** What was told between two pages moves the older ones on: each is shown once. */
export function shownOnce<E extends { id: string }>(pages: readonly (readonly E[])[]): E[] {
  const byId = new Map<string, E>();
  for (const page of pages) for (const entry of page) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  return [...byId.values()];
}
