// Half of an emoji that was cut through, and the character that ends a string in C.
const refused = /\p{Surrogate}|\0/gu;

/** As JSON.stringify, without what jsonb refuses to keep: in a text that somebody wrote anything may stand. */
export const jsonbText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? each.replace(refused, '') : each));
