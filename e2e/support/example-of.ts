import { JsonSchema } from '@guestflow/contracts';
import * as fc from 'fast-check';

export interface ExampleOptions {
  /** What stands in a field that is an id. */
  idFor: (field: string) => string;
  /** Tells one example from the next, where a value may have to be nobody else's: a name, an e-mail, a slug. */
  turn?: number;
  onlyRequired?: boolean;
}

/** The names by which the access guard takes a venue out of a body: no field of the operation's own. */
const venueNames = new Set(['venue_id', 'restaurant_id', 'studio_id']);

/** A value that the schema allows, as a well-meaning client would send it. */
export function exampleOf(schema: JsonSchema, options: ExampleOptions, field = ''): unknown {
  const { allOf, oneOf, anyOf, ...own } = schema;
  if (Array.isArray(allOf)) return exampleOf(merged([own, ...(allOf as JsonSchema[])]), options, field);
  const [first] = [oneOf, anyOf].flat().filter(Boolean) as JsonSchema[];
  if (first) return exampleOf(merged([own, first]), options, field);
  const type = [schema.type].flat().find((each) => each !== 'null');
  if (type === 'object' || schema.properties) return objectOf(schema, options, field);
  if (type === 'array') return arrayOf(schema, options, field);
  if (type === 'string' && schema.format === 'uuid') return options.idFor(field);
  if (type === 'string' && schema.format === 'email') return emailOf(schema, options);
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  const [value] = (schema.enum ?? []).filter((each) => each !== null);
  if (value !== undefined) return value;
  if (type === 'integer' || type === 'number') return numberOf(schema, options);
  if (type === 'boolean') return true;
  if (type === 'string') return textOf(schema, options, field);
  return {};
}

/** The fields of a body that are ids, by their names; once each. */
export function idFieldsOf(schema: JsonSchema, field = ''): string[] {
  const inner = [schema.allOf, schema.oneOf, schema.anyOf].flat().filter(Boolean) as JsonSchema[];
  const found = [
    ...(schema.format === 'uuid' ? [field] : []),
    ...inner.flatMap((part) => idFieldsOf(part, field)),
    ...(schema.items ? idFieldsOf(schema.items, field) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) => idFieldsOf(part, named(name, field))),
  ];
  return [...new Set(found)].filter((name) => !venueNames.has(name));
}

/** In a list of `tables`, `id` is a table's. */
const named = (name: string, outer: string): string => (name === 'id' && outer ? `${outer}_id` : name);

function merged(parts: JsonSchema[]): JsonSchema {
  return parts.reduce((all, part) => ({
    ...all,
    ...part,
    ...((all.properties ?? part.properties) && { properties: { ...all.properties, ...part.properties } }),
    ...((all.required ?? part.required) && { required: [...(all.required ?? []), ...(part.required ?? [])] }),
  }));
}

function objectOf(
  { properties = {}, required = [] }: JsonSchema,
  options: ExampleOptions,
  field: string,
): Record<string, unknown> {
  const wanted = Object.entries(properties).filter(
    ([name]) => required.includes(name) || !(options.onlyRequired || venueNames.has(name)),
  );
  return Object.fromEntries(wanted.map(([name, part]) => [name, exampleOf(part, options, named(name, field))]));
}

function arrayOf(schema: JsonSchema, options: ExampleOptions, field: string): unknown[] {
  if (Array.isArray(schema.example)) return schema.example as unknown[];
  const count = Math.max(1, Number(schema.minItems ?? 1));
  return Array.from({ length: count }, () => exampleOf(schema.items ?? {}, options, field));
}

function emailOf({ example }: JsonSchema, { turn = 0 }: ExampleOptions): string {
  return `${turn}-${typeof example === 'string' ? example : 'somebody@example.com'}`;
}

function numberOf(schema: JsonSchema, { turn = 0 }: ExampleOptions): number {
  const bound = (key: string) => (typeof schema[key] === 'number' ? schema[key] : undefined);
  const least = bound('minimum') ?? (bound('exclusiveMinimum') ?? 0) + 1;
  const most = bound('maximum') ?? Infinity;
  return least + (Number.isFinite(most) ? turn % (Math.floor(most - least) + 1) : turn);
}

/** Days and hours rise from field to field as they are named, so that what begins before it ends does so here. */
const later = /(^|_)(to|until|end|ends|finish|finishes|last|close|closes|expires)(_|$)/;

function textOf(schema: JsonSchema, options: ExampleOptions, field: string): string {
  const { turn = 0 } = options;
  const isLater = later.test(field);
  if (schema.format === 'date-time') return isLater ? '2031-03-12T18:00:00Z' : '2031-03-12T16:00:00Z';
  if (schema.format === 'date') return isLater ? '2031-03-14' : '2031-03-12';
  if (schema.format === 'time') return isLater ? '18:00' : '16:00';
  if (schema.format === 'uri' || schema.format === 'url') return 'https://example.com/here';
  const least = Number(schema.minLength ?? 0);
  const most = Number(schema.maxLength ?? Infinity);
  if (typeof schema.pattern === 'string') return matching(schema.pattern, least, most, turn);
  return `${field} ${turn}`.padEnd(least, '.').slice(-Math.min(most, 200));
}

function matching(pattern: string, least: number, most: number, turn: number): string {
  const candidates = fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 50, seed: turn + 1 });
  const fitting = candidates.filter(({ length }) => length >= least && length <= most);
  // The longest is the least likely to be taken already.
  return fitting.sort((a, b) => b.length - a.length)[0] ?? candidates[0]!;
}
