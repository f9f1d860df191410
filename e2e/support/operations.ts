import { JsonSchema } from '@guestflow/contracts';

/** What of an OpenAPI document these tests read. */
export interface Document {
  paths: Record<string, Record<string, DescribedOperation>>;
  components?: { schemas?: Record<string, JsonSchema> };
}

interface DescribedOperation {
  parameters?: { name: string; in: string; required?: boolean; schema?: JsonSchema }[];
  requestBody?: { content: Record<string, { schema?: JsonSchema }> };
  'x-permission'?: string;
}

export interface Parameter {
  name: string;
  required: boolean;
  schema: JsonSchema;
}

export interface Operation {
  /** As people write it: `GET /tenants/{id}`. */
  name: string;
  method: string;
  path: string;
  permission?: string;
  inPath: Parameter[];
  inQuery: Parameter[];
  body?: { mediaType: string; schema: JsonSchema };
}

const prefix = '/api/v1';

/** Every operation of the document, its shapes written out where they stand. */
export function operationsOf({ paths, components }: Document): Operation[] {
  const shapes = components?.schemas ?? {};
  return Object.entries(paths).flatMap(([place, item]) =>
    Object.entries(item).map(([verb, { parameters = [], requestBody, 'x-permission': permission }]) => {
      const path = place.replace(prefix, '');
      const method = verb.toUpperCase();
      const within = (where: string): Parameter[] =>
        parameters
          .filter((parameter) => parameter.in === where)
          .map(({ name, required = false, schema }) => ({ name, required, schema: whole(schema ?? {}, shapes) }));
      const [body] = Object.entries(requestBody?.content ?? {});
      return {
        name: `${method} ${path}`,
        method,
        path,
        permission,
        inPath: within('path'),
        inQuery: within('query'),
        ...(body && { body: { mediaType: body[0], schema: whole(body[1].schema ?? {}, shapes) } }),
      };
    }),
  );
}

/** The schema without references. A shape that holds itself ends where it would begin again. */
function whole(schema: JsonSchema, shapes: Record<string, JsonSchema>, within: readonly string[] = []): JsonSchema {
  const { $ref, ...own } = schema as JsonSchema & { $ref?: string };
  if ($ref !== undefined) {
    const name = $ref.replace('#/components/schemas/', '');
    const shape = shapes[name];
    if (!shape) throw new Error(`The document names the shape ${$ref} and does not describe it`);
    return within.includes(name) ? {} : whole(shape, shapes, [...within, name]);
  }
  const lists = ['allOf', 'oneOf', 'anyOf'].flatMap((key) =>
    key in own ? [[key, (own[key] as JsonSchema[]).map((part) => whole(part, shapes, within))]] : [],
  );
  return {
    ...own,
    ...(Object.fromEntries(lists) as JsonSchema),
    ...(own.items && { items: whole(own.items, shapes, within) }),
    ...(own.properties && {
      properties: Object.fromEntries(
        Object.entries(own.properties).map(([name, field]) => [name, whole(field, shapes, within)]),
      ),
    }),
  };
}

/** A path with its parameters filled in. */
export const filled = (path: string, valueOf: (parameter: string) => string): string =>
  path.replace(/\{(\w+)\}/g, (_, parameter: string) => encodeURIComponent(valueOf(parameter)));

const order = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What only reads first, what takes away last: so that each finds the stage as it was set. */
export const gentlestFirst = (operations: readonly Operation[]): Operation[] =>
  [...operations].sort((a, b) => rankOf(a) - rankOf(b));

/** Who is erased is gone as what is deleted is. */
const rankOf = ({ method, path }: Operation): number =>
  path.endsWith('/erase') ? order.indexOf('DELETE') : order.indexOf(method);

const emptyBodies: Record<string, string> = { 'application/json': '{}', 'multipart/form-data': '--x--\r\n' };

/** The least that can be sent: of what the operation reads, with nothing in it. */
export function emptyBodyOf({ method, body }: Operation): { body?: string; headers: Record<string, string> } {
  if (!body && ['GET', 'HEAD', 'DELETE'].includes(method)) return { headers: {} };
  const mediaType = body?.mediaType ?? 'application/json';
  return {
    body: emptyBodies[mediaType] ?? '',
    headers: { 'content-type': mediaType === 'multipart/form-data' ? `${mediaType}; boundary=x` : mediaType },
  };
}
