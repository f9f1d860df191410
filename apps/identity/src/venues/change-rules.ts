/**
 * What is kept once a request has changed some of it, field by field: null takes a field back, what is not given stays.
 * Only plain JSON comes out, whatever classes the request was made of.
 */
export function merged<Kept extends object>(kept: Kept, given: { [Name in keyof Kept]?: Kept[Name] | null }): Kept {
  const changes = Object.entries(JSON.parse(JSON.stringify(given)) as Record<string, unknown>);
  const all = { ...kept, ...Object.fromEntries(changes) } as Record<string, unknown>;
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Kept;
}

/** The fields a request has given. */
export const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
