import type { OpenAPIObject } from '@nestjs/swagger';

/** The services' descriptions as one. Two shapes of one name must be the same shape: otherwise one would hide the other. */
export function mergeOpenApi(parts: Record<string, OpenAPIObject>): OpenAPIObject {
  const merged: OpenAPIObject = {
    openapi: '3.0.0',
    info: {
      title: 'GuestFlow',
      version: '1',
      description:
        'Bookings, guests, messages and figures of venues. Lists take page, limit, sort and q and tell their total in ' +
        'X-Total-Count. Errors are application/problem+json with a stable code. restaurants and studios are other names ' +
        'of venues, clients of guests, appointments of bookings, events of the audit log. GET /api/v1/live tells, as ' +
        'server-sent events (hello, fact, reset), what happens at a venue while it happens.',
    },
    servers: [{ url: '/' }],
    paths: {},
    components: { schemas: {}, securitySchemes: {} },
    tags: [],
  };
  for (const [service, part] of Object.entries(parts)) {
    for (const [path, item] of Object.entries(part.paths)) {
      if (merged.paths[path]) throw new Error(`${path} is described by two services; the second is ${service}`);
      merged.paths[path] = item;
    }
    for (const [name, schema] of Object.entries(part.components?.schemas ?? {})) {
      const known = merged.components!.schemas![name];
      if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
        throw new Error(`Two different shapes are called ${name}; the second is of ${service}`);
      }
      merged.components!.schemas![name] = schema;
    }
    Object.assign(merged.components!.securitySchemes!, part.components?.securitySchemes);
    if (Object.keys(part.paths).length > 0) merged.tags!.push({ name: service });
  }
  merged.paths = Object.fromEntries(Object.entries(merged.paths).sort(([a], [b]) => (a < b ? -1 : 1)));
  return merged;
}
