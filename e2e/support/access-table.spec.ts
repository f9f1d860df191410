import { AccessAnswer, accessRows, columns, differences, suggestedRow, wrongAnswer } from './access-table';
import { Operation } from './operations';

const operation = (name: string, permission?: string): Operation => ({
  name,
  method: 'GET',
  path: '/',
  permission,
  inPath: [],
  inQuery: [],
});
const api = [operation('GET /a', 'venue.read'), operation('POST /b', 'public'), operation('DELETE /c', 'users.write')];
const page = (...rows: string[]) =>
  ['Words.', `| operation | permission | ${columns.join(' | ')} |`, '| --- |', ...rows].join('\n');
const rows = accessRows(page(...api.map(suggestedRow)));

describe('docs/access.md', () => {
  it('agrees with an API it was written for', () => {
    expect(rows).toHaveLength(3);
    expect(differences(api, rows)).toEqual([]);
  });

  it('is told of a new route, with the row to add', () => {
    const [wrong] = differences([...api, operation('GET /new', 'templates.read')], rows);
    expect(wrong).toBe(
      'GET /new has no row. If this is what is meant, add: | `GET /new` | templates.read |   |   |   |   | ✓ | ✓ | ✓ | ✓ | ✓ |',
    );
  });

  it('is told of a route that states no permission, even if it has a row', () => {
    expect(differences([operation('GET /a'), ...api.slice(1)], rows)).toEqual(['GET /a states no permission']);
  });

  it('is told of a row too many, of two for one route, of a permission that is another one', () => {
    expect(differences(api.slice(1), rows)).toEqual(['GET /a has a row and is not in the API']);
    expect(differences(api, [...rows, { ...rows[0]! }])).toEqual(['GET /a has two rows']);
    expect(differences([operation('GET /a', 'public'), ...api.slice(1)], rows)).toEqual([
      'GET /a asks for public, its row says venue.read',
    ]);
  });

  it('is told of a public row that leaves somebody out', () => {
    const closed = rows.map((row) => ({ ...row, may: { ...row.may, guest: false } }));
    expect(differences(api, closed)).toEqual(['POST /b is public and not open to everybody']);
  });

  it.each([
    ['another mark', page('| `GET /a` | venue.read | yes |  |  |  |  |  |  |  |  |')],
    ['a mark too few', page('| `GET /a` | venue.read | ✓ |')],
    ['no table', 'Words.'],
  ])('is not read with %s', (_what, text) => {
    expect(() => accessRows(text)).toThrow('docs/access.md');
  });
});

describe('an answer', () => {
  const [staff, open] = rows as [(typeof rows)[0], (typeof rows)[0]];
  const guest = { name: 'guest', column: 'guest' as const };
  const owner = { name: 'owner', column: 'owner' as const };
  const nobody = { name: 'nobody', column: 'nobody' as const };
  const key = { name: 'a key without it', column: 'partner’s key' as const, expected: false };
  const forbidden: AccessAnswer = { status: 403, code: 'forbidden' };
  const unauthorized: AccessAnswer = {
    status: 401,
    code: 'unauthorized',
    detail: 'A valid access token is needed',
  };
  const missing: AccessAnswer = { status: 404, code: 'not_found' };

  it('is right when it lets in who may and keeps out who may not', () => {
    expect(wrongAnswer(staff, owner, missing)).toBeUndefined();
    expect(wrongAnswer(staff, owner, { status: 200 })).toBeUndefined();
    expect(wrongAnswer(staff, guest, forbidden)).toBeUndefined();
    expect(wrongAnswer(staff, key, forbidden)).toBeUndefined();
    expect(wrongAnswer(staff, nobody, unauthorized)).toBeUndefined();
    expect(wrongAnswer(open, nobody, { status: 401, detail: 'The password is wrong' })).toBeUndefined();
    expect(wrongAnswer(open, key, { status: 400 })).toBeUndefined();
  });

  it.each([
    ['a role let in by mistake', staff, guest, { status: 200 }],
    ['a role that only finds nothing there', staff, guest, missing],
    ['a role told to sign in', staff, guest, unauthorized],
    ['a key let in without its scope', staff, key, { status: 200 }],
    ['somebody unknown let in', staff, nobody, missing],
    ['somebody unknown told that it is forbidden', staff, nobody, forbidden],
    ['a role kept out that may', staff, owner, forbidden],
    ['a role told to sign in that may', staff, owner, unauthorized],
    ['a public route that asks who is calling', open, nobody, unauthorized],
    ['a public route that forbids', open, guest, forbidden],
    ['a failure', staff, owner, { status: 500, code: 'internal_error' }],
    ['a failure of a public route', open, nobody, { status: 503 }],
    ['a caller held back', staff, owner, { status: 429, code: 'rate_limited' }],
  ] as const)('is wrong: %s', (_what, row, caller, answer) => {
    expect(wrongAnswer(row, caller, answer)).toContain(`${row.operation} as ${caller.name}`);
  });
});
