import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

interface ProblemBody {
  code: string;
  status: number;
  request_id: string;
  errors?: { field: string }[];
}

describe('whatever is wrong with a request', () => {
  let platform: TestPlatform;
  let admin: Api;
  let nobody: Api;

  beforeAll(async () => {
    platform = await startTestPlatform();
    nobody = platform.api;
    admin = await nobody.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(() => platform.close());

  const json = { 'content-type': 'application/json' };
  const venue = (change: Record<string, unknown>) =>
    JSON.stringify({ name: 'X', timezone: 'Europe/Moscow', ...change });
  const create =
    (body: string, headers = json) =>
    () =>
      admin.raw<ProblemBody>('POST', '/api/v1/tenants', body, headers);
  const read = (path: string) => () => admin.raw<ProblemBody>('GET', path);
  const asNobody = (headers: Record<string, string>) => () =>
    nobody.raw<ProblemBody>('GET', '/api/v1/tenants', undefined, headers);
  const chunked = () =>
    fetch(`${platform.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: json,
      body: new ReadableStream({
        start(controller) {
          for (let part = 0; part < 40; part++) controller.enqueue(new TextEncoder().encode('x'.repeat(64 * 1024)));
          controller.close();
        },
      }),
      duplex: 'half',
      signal: AbortSignal.timeout(8_000),
    }).then(async (answer) => ({
      status: answer.status,
      headers: answer.headers,
      body: (await answer.json()) as ProblemBody,
    }));

  type Attempt = () => Promise<{ status: number; headers: Headers; body: ProblemBody }>;
  const cases: [name: string, attempt: Attempt, status: number, code: string, field?: string][] = [
    ['malformed JSON', create('{"name": '), 400, 'validation_error', 'body'],
    [
      'a body of another type',
      create('<xml/>', { 'content-type': 'application/xml' }),
      415,
      'validation_error',
      'content-type',
    ],
    ['an empty body', create(''), 400, 'validation_error'],
    ['a list where an object is meant', create('[]'), 400, 'validation_error'],
    ['null', create('null'), 400, 'validation_error'],
    ['a wrong type', create(venue({ name: 42 })), 400, 'validation_error', 'name'],
    ['an object for a text', create(venue({ name: { $gt: '' } })), 400, 'validation_error', 'name'],
    ['a missing field', create('{"name":"X"}'), 400, 'validation_error', 'timezone'],
    [
      'a time zone that does not exist',
      create(venue({ timezone: 'Mars/Olympus' })),
      400,
      'validation_error',
      'timezone',
    ],
    ['an unknown field', create(venue({ role: 'super_admin' })), 400, 'validation_error', 'role'],
    [
      'an unknown field deep inside',
      create(venue({ contacts: { fax: '1' } })),
      400,
      'validation_error',
      'contacts.fax',
    ],
    [
      'a prototype as a field',
      create('{"name":"X","timezone":"UTC","__proto__":{"admin":true}}'),
      400,
      'validation_error',
    ],
    ['a NUL byte in a text', create(venue({ name: 'a\0b' })), 400, 'validation_error', 'body'],
    [
      'half a surrogate pair in JSON that is stored',
      create('{"name":"X","timezone":"UTC","contacts":{"address":"\\ud800"}}'),
      400,
      'validation_error',
    ],
    ['a text far too long', create(venue({ name: 'x'.repeat(5_000) })), 400, 'validation_error', 'name'],
    ['a body of 10 MB', create(venue({ name: 'x'.repeat(10 * 1024 * 1024) })), 413, 'validation_error', 'body'],
    ['a body of unannounced length that grows too large', chunked, 413, 'validation_error', 'body'],
    ['a NUL byte in the address', read('/api/v1/tenants?q=%00'), 400, 'validation_error', 'url'],
    ['an address that cannot be decoded', read('/api/v1/tenants/%E0%A4%A'), 400, 'validation_error', 'url'],
    ['a page that is no number', read('/api/v1/tenants?page=one'), 400, 'validation_error', 'page'],
    ['a limit beyond the limit', read('/api/v1/tenants?limit=201'), 400, 'validation_error', 'limit'],
    [
      'a sort by what may not be sorted by',
      read('/api/v1/tenants?sort=password_hash:desc'),
      400,
      'validation_error',
      'sort',
    ],
    ['an unknown filter', read('/api/v1/tenants?status[]=x'), 400, 'validation_error'],
    ['two values where one is meant', read('/api/v1/tenants?q=a&q=b'), 400, 'validation_error', 'q'],
    ['an unknown id', read('/api/v1/tenants/0192f0c1-0000-7000-8000-000000000000'), 404, 'not_found'],
    ['an id that is no id', read(`/api/v1/tenants/1%27%20OR%201=1`), 404, 'not_found'],
    ['an unknown route', read('/api/v1/nothing-here'), 404, 'not_found'],
    ['an unknown route of a known service', read('/api/v1/auth/nothing'), 404, 'not_found'],
    ['an unknown route outside the API', read('/nothing'), 404, 'not_found'],
    ['a service’s inner address', read('/api/v1/../../openapi.json'), 404, 'not_found'],
    [
      'a venue missing where one is needed',
      read('/api/v1/notification-templates'),
      400,
      'validation_error',
      'venue_id',
    ],
    [
      'two venues named at once',
      read(
        '/api/v1/notification-templates?venue_id=0192f0c1-0000-7000-8000-000000000000&studio_id=0192f0c1-0000-7000-8000-000000000001',
      ),
      400,
      'validation_error',
      'venue_id',
    ],
    ['no token', asNobody({}), 401, 'unauthorized'],
    ['a token that is none', asNobody({ authorization: 'Bearer abc' }), 401, 'unauthorized'],
    ['another scheme', asNobody({ authorization: 'Basic YTpi' }), 401, 'unauthorized'],
    ['a forged token', asNobody({ authorization: `Bearer ${forged()}` }), 401, 'unauthorized'],
    [
      'identity headers instead of a token',
      asNobody({ 'x-user-id': '1', 'x-role': 'super_admin' }),
      401,
      'unauthorized',
    ],
    [
      'a wrong password',
      () => nobody.post<ProblemBody>('/auth/login', { email: superAdmin.email, password: 'wrong' }),
      401,
      'unauthorized',
    ],
  ];

  it.each(cases)('%s gets the documented problem', async (...row) => {
    // Named parameters would have jest take a shorter row's missing last one for its own callback.
    const [, attempt, status, code, field] = row;
    const answer = await attempt();
    expect([answer.status, answer.body.code, answer.body.status]).toEqual([status, code, status]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body.request_id).toBeTruthy();
    expect(answer.headers.get('x-request-id')).toBe(answer.body.request_id);
    if (field) expect(answer.body.errors?.map((error) => error.field)).toContain(field);
  });

  it('the platform still works afterwards', async () => {
    expect((await admin.get('/tenants')).status).toBe(200);
  });

  it('answers carry the headers that keep browsers safe', async () => {
    const { headers } = await nobody.raw('GET', '/api/v1/tenants');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('strict-transport-security')).toBeTruthy();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

/** Well-formed, signed by nobody we know, with everything in it a forger would like. */
function forged(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    sub: 'x',
    role: 'super_admin',
    sid: 'x',
    gen: 1,
    iss: 'guestflow',
    aud: 'guestflow-api',
    exp: 4_000_000_000,
  };
  return `${part({ alg: 'ES256', kid: 'forged' })}.${part(claims)}.${Buffer.alloc(64, 7).toString('base64url')}`;
}
