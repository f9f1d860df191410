import { catalogue, typeOf, EventName } from './catalogue';
import { JsonSchema, schemaOf } from './fields';

/** What is promised about each published version: kept in `published.json` of this lib, and only growing. */
export type Published = Record<string, JsonSchema>;

export function publishedNow(): Published {
  const names = Object.keys(catalogue) as EventName[];
  return Object.fromEntries(names.map((name) => [typeOf(name), schemaOf(catalogue[name].state)]));
}

/** In which ways `now` takes back what `before` promised to readers. An empty list: it only grew. */
export function takenBack(before: Published, now: Published): string[] {
  return Object.entries(before).flatMap(([type, schema]) => {
    const current = now[type];
    return current ? schemaTakenBack(type, schema, current) : [`${type} is gone`];
  });
}

function schemaTakenBack(place: string, before: JsonSchema, now: JsonSchema): string[] {
  const losses: string[] = [];
  if (JSON.stringify(before.type) !== JSON.stringify(now.type)) losses.push(`${place} changed its type`);
  if (before.format !== now.format) losses.push(`${place} changed its format`);
  // A reader may rely on a field being there; a new one cannot be demanded of facts told before it existed.
  for (const name of before.required ?? []) {
    if (!now.required?.includes(name)) losses.push(`${place}.${name} may now be absent`);
  }
  for (const name of now.required ?? []) {
    if (!before.required?.includes(name)) losses.push(`${place}.${name} is demanded of facts told before it existed`);
  }
  for (const [name, schema] of Object.entries(before.properties ?? {})) {
    const current = now.properties?.[name];
    losses.push(...(current ? schemaTakenBack(`${place}.${name}`, schema, current) : [`${place}.${name} is gone`]));
  }
  if (before.items) losses.push(...schemaTakenBack(`${place}[]`, before.items, now.items ?? {}));
  for (const bound of ['minLength', 'minimum', 'pattern', 'enum'] as const) {
    if (now[bound] !== undefined && before[bound] === undefined) losses.push(`${place} has a new bound, ${bound}`);
  }
  if (Number(now.maxLength ?? Infinity) < Number(before.maxLength ?? Infinity)) losses.push(`${place} became shorter`);
  if (Number(now.minLength ?? 0) > Number(before.minLength ?? 0)) losses.push(`${place} must be longer`);
  if (Number(now.maximum ?? Infinity) < Number(before.maximum ?? Infinity)) losses.push(`${place} became smaller`);
  if (Number(now.minimum ?? -Infinity) > Number(before.minimum ?? -Infinity)) losses.push(`${place} must be larger`);
  if (before.pattern !== undefined && now.pattern !== undefined && before.pattern !== now.pattern) {
    losses.push(`${place} has another form`);
  }
  for (const value of before.enum ?? []) {
    if (!now.enum?.includes(value)) losses.push(`${place} no longer allows ${JSON.stringify(value)}`);
  }
  return losses;
}

/** The catalogue as an AsyncAPI 3.0 document. */
export function asyncApiDocument(): JsonSchema {
  const names = Object.keys(catalogue) as EventName[];
  const messages = Object.fromEntries(
    names.map((name) => [
      typeOf(name),
      {
        name: typeOf(name),
        summary: catalogue[name].summary,
        contentType: 'application/cloudevents+json',
        payload: { $ref: `#/components/schemas/${typeOf(name)}` },
      },
    ]),
  );
  const owners = [...new Set(names.map((name) => catalogue[name].owner))];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'GuestFlow events',
      version: '1.0.0',
      description:
        'CloudEvents 1.0 on the topic exchange guestflow.events; the routing key is the type. ' +
        'Delivered at least once, in no promised order: keep the id to know repeats, and the version to know what is older.',
    },
    channels: {
      events: {
        address: 'guestflow.events',
        messages: Object.fromEntries(
          names.map((name) => [typeOf(name), { $ref: `#/components/messages/${typeOf(name)}` }]),
        ),
      },
    },
    operations: Object.fromEntries(
      owners.map((owner) => [
        `${owner}-tells`,
        {
          action: 'send',
          channel: { $ref: '#/channels/events' },
          messages: names
            .filter((name) => catalogue[name].owner === owner)
            .map((name) => ({ $ref: `#/channels/events/messages/${typeOf(name)}` })),
        },
      ]),
    ),
    components: {
      messages,
      schemas: Object.fromEntries(names.map((name) => [typeOf(name), factSchema(name)])),
    },
  };
}

function factSchema(name: EventName): JsonSchema {
  const text = { type: 'string' };
  const state = schemaOf(catalogue[name].state);
  return {
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'actor', 'data'],
    properties: {
      specversion: { type: 'string', enum: ['1.0'] },
      id: { type: 'string', format: 'uuid' },
      source: { type: 'string', enum: [`/guestflow/${catalogue[name].owner}`] },
      type: { type: 'string', enum: [typeOf(name)] },
      subject: text,
      time: { type: 'string', format: 'date-time' },
      datacontenttype: { type: 'string', enum: ['application/json'] },
      venueid: { type: 'string', format: 'uuid' },
      actor: text,
      impersonator: text,
      actorip: text,
      actoragent: text,
      requestid: text,
      traceparent: text,
      data: {
        type: 'object',
        required: ['version', 'after'],
        properties: { version: { type: 'integer' }, after: state, before: state },
      },
    },
  };
}
