import fs from 'node:fs';
import path from 'node:path';
import { Published, publishedNow, takenBack } from './asyncapi';
import { JsonSchema } from './fields';

const promised: Published = {
  'venue.created.v1': {
    type: 'object',
    required: ['id', 'status', 'contacts', 'tables'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      status: { type: 'string', enum: ['active', 'suspended'] },
      note: { type: 'string' },
      contacts: { type: 'object', required: ['phone'], properties: { phone: { type: 'string' } } },
      tables: { type: 'array', items: { type: 'object', required: [], properties: { seats: { type: 'integer' } } } },
    },
  },
};

/** What is promised, after a change. */
function changed(change: (event: JsonSchema, properties: Record<string, JsonSchema>) => void): Published {
  const copy = structuredClone(promised);
  const event = copy['venue.created.v1']!;
  change(event, event.properties!);
  return copy;
}

describe('the events that are published', () => {
  it('keep every promise: what published.json says, the catalogue still says', () => {
    const file = path.join(__dirname, '..', 'published.json');
    const before = JSON.parse(fs.readFileSync(file, 'utf8')) as Published;
    expect(takenBack(before, publishedNow())).toEqual([]);
  });

  it.each<[string, Published, string]>([
    ['a type that is gone', {}, 'venue.created.v1 is gone'],
    ['a field that is gone', changed((_, fields) => delete fields.note), 'venue.created.v1.note is gone'],
    [
      'a field of another type',
      changed((_, fields) => (fields.note!.type = 'integer')),
      'venue.created.v1.note changed its type',
    ],
    [
      'a field that may now be null',
      changed((_, fields) => (fields.note!.type = ['string', 'null'])),
      'venue.created.v1.note changed its type',
    ],
    [
      'a field of another format',
      changed((_, fields) => (fields.id!.format = 'email')),
      'venue.created.v1.id changed its format',
    ],
    [
      'a field that is newly required',
      changed((event) => event.required!.push('note')),
      'venue.created.v1.note is demanded of facts told before it existed',
    ],
    [
      'a new field that is required',
      changed((event, fields) => {
        fields.city = { type: 'string' };
        event.required!.push('city');
      }),
      'venue.created.v1.city is demanded of facts told before it existed',
    ],
    [
      'a field that is no longer required',
      changed((event) => (event.required = event.required!.filter((name) => name !== 'status'))),
      'venue.created.v1.status may now be absent',
    ],
    [
      'a choice that is narrowed',
      changed((_, fields) => (fields.status!.enum = ['active'])),
      'venue.created.v1.status no longer allows "suspended"',
    ],
    [
      'a field inside a field',
      changed((_, fields) => (fields.contacts!.properties = {})),
      'venue.created.v1.contacts.phone is gone',
    ],
    [
      'a field of the items of a list',
      changed((_, fields) => (fields.tables!.items!.properties!.seats!.type = 'string')),
      'venue.created.v1.tables[].seats changed its type',
    ],
  ])('may not take back %s', (_, now, loss) => {
    expect(takenBack(promised, now)).toEqual([loss]);
  });

  it('may grow: by types, optional fields, choices and better words', () => {
    const now = changed((event, fields) => {
      event.description = 'A venue was opened';
      fields.city = { type: 'string' };
      fields.status!.enum = ['active', 'suspended', 'closed'];
    });
    now['venue.created.v2'] = { type: 'object', required: ['city'], properties: { city: { type: 'string' } } };
    expect(takenBack(promised, now)).toEqual([]);
  });
});
