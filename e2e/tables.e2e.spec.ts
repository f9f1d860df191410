import { BlockState, TableGroupState, TableState, VenueState } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { Answer, Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

type Table = TableState & { venue_id: string };
type Group = TableGroupState & { venue_id: string };
type Block = BlockState & { venue_id: string; bookings: { id: string; ends: string; guest_name: string }[] | null };

interface ProblemBody {
  code: string;
  rule?: string;
  field?: string;
  errors?: { field: string }[];
  bookings?: { id: string; booked_at: string }[];
  table_groups?: { id: string; name: string }[];
}

interface AuditEntry {
  user_id: string;
  action: string;
  entity_type: string;
  old_value: Record<string, unknown> | null;
  new_value: Record<string, unknown>;
}

const day = 86_400_000;
const tomorrow = Math.ceil(Date.now() / day) * day + day;
const at = (hours: number) => new Date(tomorrow + hours * 3_600_000).toISOString();

describe('a restaurant’s tables', () => {
  let platform: TestPlatform;
  let database: Client;
  let cafe: VenueState;
  let owner: Api;
  let manager: Api;
  let receptionist: Api;
  let stranger: Api;
  let key: Api;
  let bar: Table;
  let window: Table;
  const managerId = newId();

  beforeAll(async () => {
    platform = await startTestPlatform();
    database = new Client({ connectionString: platform.database.adminUrl });
    await database.connect();
    const admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
    const open = async (name: string) =>
      (await admin.post<VenueState>('/tenants', { name, timezone: 'Europe/Moscow' })).body;
    cafe = await open('Кафе «Берёза»');
    const other = await open('Кафе «Осина»');
    owner = await as({ role: 'owner', venue_id: cafe.id });
    manager = await as({ role: 'manager', sub: managerId, venue_id: cafe.id });
    receptionist = await as({ role: 'receptionist', venue_id: cafe.id });
    stranger = await as({ role: 'owner', venue_id: other.id });
    key = await as({ role: 'partner', venue_id: cafe.id, scopes: ['tables.read', 'schedule.read'] });
    bar = await made(manager.post<Table>('/tables', { name: 'Бар 1', capacity: 2, zone: 'Бар' }));
    window = await made(manager.post<Table>('/tables', { name: 'У окна', capacity: 4, sort_order: 5 }));
  });
  afterAll(async () => {
    await database?.end();
    await platform?.close();
  });

  const as = async (claims: Parameters<typeof mintToken>[1]) =>
    new Api(platform.url, await mintToken(platform, claims));
  const made = async <T>(answer: Promise<Answer<T>>): Promise<T> => {
    const { status, body } = await answer;
    expect([status, body]).toEqual([201, expect.anything()]);
    return body;
  };
  const refused = ({ status, body }: Answer<ProblemBody>) => [
    status,
    body.rule ?? body.field ?? body.errors?.map(({ field }) => field),
  ];
  const remove = (api: Api, path: string) => api.call<ProblemBody>('DELETE', path);
  const audit = async (id: string) =>
    (await owner.get<AuditEntry[]>(`/audit-log?entity_id=${id}&sort=created_at:asc`)).body;
  const namesOf = async (api: Api, path: string) => (await api.get<Table[]>(path)).body.map(({ name }) => name);

  /** As it stands once somebody has booked. */
  async function booked(tableId: string, from: number, to: number): Promise<string> {
    const id = newId();
    await database.query(
      `INSERT INTO booking.bookings (id, venue_id, reference, guest_name, resource_ids, starts_at, duration_minutes,
         buffer_minutes, held_until, guests_count, status, source, tags, overrides, history, created_at, updated_at)
       VALUES ($1::uuid, $2, $1::uuid::text, 'Анна', $3, $4, $5, 0, $6, 2, 'confirmed', 'manual', '{}', '{}', '[]',
         now(), now())`,
      [id, cafe.id, [tableId], at(from), (to - from) * 60, at(to)],
    );
    await database.query(
      `INSERT INTO booking.allocations (venue_id, resource_id, starts_at, held_until, owner_kind, owner_id)
       VALUES ($1, $2, $3, $4, 'booking', $5)`,
      [cafe.id, tableId, at(from), at(to), id],
    );
    return id;
  }

  it('are set up by a manager: a name is enough, and the same request again makes no other one', async () => {
    expect(bar).toMatchObject({ venue_id: cafe.id, sort_order: 0, least_guests: 1, is_active: true, place: null });
    const wanted = { name: 'Терраса' };
    const terrace = await made(manager.post<Table>('/tables', wanted, { 'idempotency-key': 'terrace' }));
    expect(terrace).toMatchObject({ sort_order: 6, capacity: null });
    const again = await manager.post<Table>('/tables', wanted, { 'idempotency-key': 'terrace' });
    expect([again.status, again.body]).toEqual([201, terrace]);
    expect(refused(await owner.post('/tables', { name: 'БАР 1' }))).toEqual([409, 'name']);
    expect(refused(await owner.post('/tables', { capacity: 0, name: 'X' }))).toEqual([400, ['capacity']]);
    expect(refused(await owner.post('/tables', { name: 'X', capacity: 2, least_guests: 3 }))).toEqual([
      ...[400, ['least_guests']],
    ]);
    expect((await remove(owner, `/tables/${terrace.id}`)).status).toBe(204);
  });

  it('are read by all who seat guests, under the restaurant’s own address too, and written by managers', async () => {
    for (const api of [receptionist, key, manager]) expect(await namesOf(api, '/tables')).toEqual(['Бар 1', 'У окна']);
    expect(await namesOf(receptionist, '/admin/tables?zone=бар')).toEqual(['Бар 1']);
    const listed = await receptionist.get<Table[]>('/tables?q=окна&is_active=true');
    expect([listed.body, listed.headers.get('x-total-count'), listed.headers.get('x-limit')]).toEqual([
      ...[[window], '1', '200'],
    ]);
    const card = await receptionist.get<Table>(`/tables/${bar.id}`);
    expect([card.body, card.headers.get('etag')]).toEqual([bar, '"1"']);
    for (const api of [receptionist, key]) {
      for (const answer of [
        await api.post('/tables', { name: 'X' }),
        await api.patch(`/tables/${bar.id}`, { name: 'X' }),
        await api.put('/tables/plan', { tables: [{ id: bar.id, sort_order: 9 }] }),
        await remove(api, `/tables/${bar.id}`),
        await api.post('/table-groups', { name: 'X', table_ids: [bar.id, window.id] }),
        await api.post('/schedule/blocks', { starts_at: at(0), ends_at: at(1) }),
      ]) {
        expect(answer.status).toBe(403);
      }
    }
  });

  it('stand on a plan that is put as one', async () => {
    const place = { x: 100, y: 200, width: 80, height: 80, turned: 45, shape: 'round' };
    const plan = {
      tables: [
        { id: bar.id, place, sort_order: 3 },
        { id: window.id, sort_order: 2 },
      ],
    };
    const { status, body } = await manager.put<Table[]>('/tables/plan', plan);
    expect([status, body]).toMatchObject([
      200,
      [
        { id: bar.id, place, version: 2 },
        { id: window.id, version: 2 },
      ],
    ]);
    expect(await namesOf(receptionist, '/tables')).toEqual(['У окна', 'Бар 1']);
    const wrong = { tables: [{ id: bar.id, sort_order: 1 }, { id: newId() }, { id: bar.id, place: { x: 1 } }] };
    expect(refused(await manager.put('/tables/plan', wrong))).toEqual([
      400,
      expect.arrayContaining(['tables.2.place.y']),
    ]);
    wrong.tables.pop();
    expect(refused(await manager.put('/tables/plan', wrong))).toEqual([400, ['tables.1.id']]);
    const late = await manager.patch(`/tables/${bar.id}`, { name: 'Бар' }, { 'if-match': '"1"' });
    expect(late.status).toBe(412);
    await eventually(async () => {
      expect(await audit(bar.id)).toMatchObject([
        { user_id: managerId, action: 'create', entity_type: 'table', old_value: null, new_value: { name: 'Бар 1' } },
        { user_id: managerId, action: 'update', old_value: { place: null, sort_order: 0 }, new_value: { place } },
      ]);
    });
  });

  it('are put together for a larger party, and are not deleted then', async () => {
    const group = await made(manager.post<Group>('/table-groups', { name: 'Шесть', table_ids: [bar.id, window.id] }));
    expect(group).toMatchObject({ venue_id: cafe.id, capacity: 6, least_guests: 5, sort_order: 0 });
    expect((await receptionist.get<Group[]>(`/table-groups?table_id=${bar.id}`)).body).toEqual([group]);
    const changed = await manager.patch<Group>(`/table-groups/${group.id}`, { least_guests: 3 }, { 'if-match': '"1"' });
    expect([changed.status, changed.body.least_guests]).toEqual([200, 3]);
    expect((await receptionist.get<Group>(`/table-groups/${group.id}`)).body).toEqual(changed.body);
    expect(refused(await manager.post('/table-groups', { name: 'X', table_ids: [bar.id] }))).toEqual([
      ...[400, ['table_ids']],
    ]);
    const { status, body } = await remove(owner, `/tables/${bar.id}`);
    expect([status, body.code, body.table_groups]).toEqual([409, 'conflict', [{ id: group.id, name: 'Шесть' }]]);
    expect((await remove(manager, `/table-groups/${group.id}`)).status).toBe(204);
    expect((await manager.get(`/table-groups/${group.id}`)).status).toBe(404);
  });

  it('are blocked for a time; what is booked in it stays and is told to who may know', async () => {
    const id = await booked(window.id, 18, 20);
    const span = { start: at(12), end: at(23), type: 'private_event', reason: 'Свадьба' };
    const block = await made(manager.post<Block>('/schedule/blocks', { ...span, table_id: window.id }));
    expect(block).toMatchObject({ table_ids: [window.id], starts_at: at(12), ends_at: at(23), reason: 'Свадьба' });
    const told = [expect.objectContaining({ id, booked_at: at(18), ends: at(20), guest_name: 'Анна' })];
    expect(block.bookings).toEqual(told);
    const card = await receptionist.get<Block>(`/schedule/blocks/${block.id}`);
    expect([card.body, card.headers.get('etag')]).toEqual([block, '"1"']);
    expect((await key.get<Block>(`/schedule/blocks/${block.id}`)).body.bookings).toBeNull();

    const whole = await manager.patch<Block>(`/schedule/blocks/${block.id}`, { table_ids: [], ends_at: at(19) });
    expect([whole.status, whole.body.table_ids, whole.body.bookings]).toEqual([200, [], told]);
    const listed = async (query: string) =>
      (await receptionist.get<Block[]>(`/schedule/blocks?${query}`)).body.map((found) => found.id);
    expect(await listed(`table_id=${bar.id}`)).toEqual([block.id]);
    expect(await listed(`from=${at(19)}`)).toEqual([]);
    expect(await listed(`to=${at(12)}`)).toEqual([]);
    expect(await listed(`from=${at(11)}&to=${at(13)}`)).toEqual([block.id]);

    const refusal = await remove(owner, `/tables/${window.id}`);
    expect([refusal.status, refusal.body.bookings]).toEqual([409, [{ id, booked_at: at(18) }]]);
    expect((await remove(manager, `/schedule/blocks/${block.id}`)).status).toBe(204);
    expect((await manager.get(`/schedule/blocks/${block.id}`)).status).toBe(404);
    await eventually(async () => {
      expect(await audit(block.id)).toMatchObject([
        { user_id: managerId, action: 'create', entity_type: 'block', new_value: { table_ids: [window.id] } },
        { action: 'update', old_value: { ends_at: at(23) }, new_value: { ends_at: at(19), table_ids: [] } },
        { action: 'delete', old_value: { reason: 'Свадьба' } },
      ]);
    });
  });

  it.each<[string, object, (string | number | string[])[]]>([
    ['until before they begin', { starts_at: at(2), ends_at: at(1) }, [400, ['ends_at']]],
    ['for ever', { starts_at: at(2) }, [400, ['ends_at']]],
    ['from two times', { starts_at: at(2), start: at(2), ends_at: at(3) }, [400, ['start']]],
    ['from a day alone', { starts_at: '2027-03-08', ends_at: at(3) }, [400, ['starts_at']]],
    ['for no known cause', { starts_at: at(1), ends_at: at(2), type: 'party' }, [400, ['type']]],
    ['where there is none', { starts_at: at(1), ends_at: at(2), table_id: newId() }, [400, ['table_id']]],
    ['where there are none', { starts_at: at(1), ends_at: at(2), table_ids: [newId()] }, [400, ['table_ids']]],
    ['in the past', { starts_at: at(-72), ends_at: at(-60) }, [422, 'block_over']],
    ['for more than a year', { starts_at: at(0), ends_at: at(24 * 366 + 1) }, [422, 'block_too_long']],
    ['many years ahead', { starts_at: at(24 * 1_900), ends_at: at(24 * 1_901) }, [422, 'block_too_far_ahead']],
  ])('are not blocked %s', async (_what, wanted, expected) => {
    expect(refused(await manager.post<ProblemBody>('/schedule/blocks', wanted))).toEqual(expected);
  });

  it('are not there for another venue’s people, nor are their groups and blocks', async () => {
    const group = await made(owner.post<Group>('/table-groups', { name: 'Пара', table_ids: [bar.id, window.id] }));
    const block = await made(owner.post<Block>('/schedule/blocks', { starts_at: at(30), ends_at: at(31) }));
    for (const path of [`/tables/${bar.id}`, `/table-groups/${group.id}`, `/schedule/blocks/${block.id}`]) {
      expect((await stranger.get(path)).status).toBe(404);
      expect((await stranger.patch(path, {})).status).toBe(404);
      expect((await remove(stranger, path)).status).toBe(404);
      expect((await owner.get(path)).status).toBe(200);
    }
    for (const path of ['/tables', '/table-groups', '/schedule/blocks']) {
      expect((await stranger.get(path)).body).toEqual([]);
      expect((await stranger.get(`${path}?venue_id=${cafe.id}`)).status).toBe(404);
    }
    const theirs = { name: 'Их', table_ids: [bar.id, window.id] };
    expect(refused(await stranger.post('/table-groups', theirs))).toEqual([400, ['table_ids']]);
    expect(refused(await stranger.put('/tables/plan', { tables: [{ id: bar.id, sort_order: 0 }] }))).toEqual([
      ...[400, ['tables.0.id']],
    ]);
  });
});
