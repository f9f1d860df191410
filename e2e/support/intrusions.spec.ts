import { Ids } from './ids';
import { Attempt, attemptsOn, Intruder, meaningOf, verdictOn } from './intrusions';
import { Operation } from './operations';
import { StoredRow } from './stored-rows';

const id = (letter: string, number = 0) => `0192f0c1-0000-7000-800${number}-${letter.repeat(12)}`;
const row = (table: string, fields: Record<string, unknown>): StoredRow => ({
  table,
  row: fields,
  text: JSON.stringify(fields),
});
const rowsOf = (letter: string) => [
  row('booking.tables', { id: id(letter, 1), venue_id: id(letter), slug: `canary-${letter}-1` }),
  row('crm.guests', { id: id(letter, 2), venue_id: id(letter), note: `Note canary-${letter}-1` }),
];
const own = new Ids(id('a'), rowsOf('a'), 'canary-a-1');
const foreign = new Ids(id('b'), rowsOf('b'), 'canary-b-1');

const uuid = { type: 'string', format: 'uuid' };
const operation: Operation = {
  name: 'PUT /tables/{id}/guests/{guest_id}',
  method: 'PUT',
  path: '/tables/{id}/guests/{guest_id}',
  permission: 'venue.write',
  inPath: [
    { name: 'id', required: true, schema: { type: 'string' } },
    { name: 'guest_id', required: true, schema: { type: 'string' } },
  ],
  inQuery: [
    { name: 'q', required: false, schema: { type: 'string' } },
    { name: 'table_id', required: false, schema: uuid },
    { name: 'status', required: true, schema: { type: 'string', enum: ['free'] } },
  ],
  body: {
    mediaType: 'application/json',
    schema: { type: 'object', required: ['table_id'], properties: { table_id: uuid, guest_id: uuid } },
  },
};

const intruder = (change: Partial<Intruder> = {}): Intruder => {
  let number = 0;
  return { own, foreign, search: 'canary-b', next: () => ++number, ...change };
};
const attempts = attemptsOn(operation, intruder());
const paths = attempts.map(({ path }) => path);
const ownPlace = `/tables/${id('a', 1)}/guests/${id('a', 2)}`;

describe('the attempts on an operation', () => {
  it('put each of the other venue’s ids in the address, beside one’s own and beside what it belongs to', () => {
    for (const place of [
      `/tables/${id('b', 1)}/guests/${id('a', 2)}`,
      `/tables/${id('a', 1)}/guests/${id('b', 2)}`,
      `/tables/${id('b', 1)}/guests/${id('b', 2)}`,
      `/tables/canary-b-1/guests/${id('a', 2)}`,
    ]) {
      expect(paths).toContain(`${place}?status=free`);
    }
    expect(attempts.filter(({ what }) => what === 'ids in the address').every(({ mustFail }) => mustFail)).toBe(true);
  });

  it('name the other venue in the query and in the body, by each of its names', () => {
    for (const name of ['venue_id', 'restaurant_id', 'studio_id']) {
      expect(paths).toContain(`${ownPlace}?status=free&${name}=${id('b')}`);
      const inBody = attempts.find(({ what }) => what === `${name} in the body`)!;
      expect(JSON.parse(inBody.body!)).toEqual({ table_id: id('a', 1), guest_id: id('a', 2), [name]: id('b') });
      expect(inBody.mustFail).toBe(true);
    }
  });

  it('do not name it where naming any venue is one’s right', () => {
    const free = attemptsOn(operation, intruder({ mayNameAny: true, naming: id('a') }));
    expect(free.filter(({ what }) => /^(venue|restaurant|studio)_id/.test(what))).toEqual([]);
    expect(free.every(({ path }) => path.includes(`venue_id=${id('a')}`))).toBe(true);
  });

  it('filter by its ids and its words', () => {
    expect(paths).toContain(`${ownPlace}?status=free&q=canary-b`);
    expect(paths).toContain(`${ownPlace}?status=free&table_id=${id('b', 1)}`);
  });

  it('put its ids in the body one at a time, and all at once', () => {
    const bodies = attempts.map(({ body }) => JSON.parse(body!) as unknown);
    expect(bodies).toContainEqual({ table_id: id('b', 1), guest_id: id('a', 2) });
    expect(bodies).toContainEqual({ table_id: id('a', 1), guest_id: id('b', 2) });
    expect(bodies).toContainEqual({ table_id: id('b', 1), guest_id: id('b', 2) });
    expect(bodies).toContainEqual({ table_id: id('b', 1) });
  });

  it('say in headers what nobody may believe', () => {
    expect(attempts.map(({ headers }) => headers)).toContainEqual(
      expect.objectContaining({ 'x-venue-id': id('b'), 'x-role': 'super_admin' }),
    );
  });

  it('take nothing away of one’s own, which the others need', () => {
    const removal = attemptsOn({ ...operation, method: 'DELETE' }, intruder());
    expect(removal.length).toBeGreaterThan(0);
    expect(
      removal.filter(({ path, body = '' }) => !`${path}${body}`.includes('b'.repeat(12)) && !path.includes('canary-b')),
    ).toEqual([]);
  });
});

describe('the verdict on an answer', () => {
  const attempt: Attempt = { operation, path: `/tables/${id('b', 1)}`, body: '{}', what: 'ids', mustFail: true };
  const harmless: Attempt = { ...attempt, path: '/tables?q=canary-b', mustFail: false };
  const ids = foreign.every;
  const on = (tried: Attempt, status: number, text: string, headers = '', open = false) =>
    verdictOn(tried, { status, text, headers }, ids, 'canary-b-1', { open });

  it('is none when it is refused or shows one’s own', () => {
    for (const status of [400, 403, 404, 405, 409, 422])
      expect(on(attempt, status, `no ${id('b', 1)}`)).toBeUndefined();
    expect(on(harmless, 200, `[{"id":"${id('a', 1)}"}]`)).toBeUndefined();
  });

  it.each([
    ['a canary in the text', harmless, 200, 'Note canary-b-1', '', 'canary'],
    ['a canary in a header', harmless, 404, '', 'canary-b-1', 'canary'],
    ['a canary in a refusal', attempt, 409, 'taken by canary-b-1', '', 'canary'],
    ['an id nobody asked for', harmless, 404, id('b', 2), '', id('b', 2)],
    ['an id that was taken', { ...harmless, body: `{"table_id":"${id('b', 1)}"}` }, 201, id('b', 1), '', id('b', 1)],
    ['an id that is there', attempt, 204, '', '', 'takes what is another venue’s'],
    ['a failure', attempt, 500, '', '', 'breaks'],
    ['a token that is not taken', attempt, 401, '', '', 'proves nothing'],
    ['a caller held back', attempt, 429, '', '', 'proves nothing'],
  ])('names %s', (_what, tried, status, text, headers, said) => {
    expect(on(tried, status, text, headers)).toContain(said);
  });

  it('lets be shown what is shown to anybody by design, and nothing break', () => {
    expect(on(attempt, 200, 'canary-b-1', '', true)).toBeUndefined();
    expect(on(attempt, 500, '', '', true)).toContain('breaks');
  });
});

describe('the verdict on an answer that says again what it was told', () => {
  const told: Attempt = { operation, path: '/tables', body: `["${id('b', 1)}"]`, what: 'ids', mustFail: false };
  const on = (text: string) =>
    verdictOn(told, { status: 201, text, headers: '' }, foreign.every, 'canary-b-1', { repeats: true });

  it('is none of that, and one of all else', () => {
    expect(on(id('b', 1))).toBeUndefined();
    expect(on(id('b', 2))).toContain(id('b', 2));
    expect(on('canary-b-1')).toContain('canary');
  });
});

describe('a name in an address or a body', () => {
  it.each([
    ['/tables/{id}', 'id', 'tables'],
    ['/tables/{id}/guests/{guest_id}', 'guest_id', 'guest_id'],
    ['/venues/current/tables/{id}/close', 'id', 'tables'],
  ])('of %s, %s, means %s', (path, parameter, meaning) => {
    expect(meaningOf(path, parameter)).toBe(meaning);
  });

  it.each(['tables', 'table_id', 'tableId', 'table_ids', 'table'])('%s finds the tables’ ids', (name) => {
    expect(own.likely(name)).toEqual([id('a', 1)]);
  });

  it('nobody’s finds none; and what others have too is nobody’s', () => {
    expect(own.likely('bots')).toEqual([]);
    expect(new Ids(id('a'), rowsOf('a'), 'canary-a-1', own.every).all).toEqual([id('a')]);
  });
});
