import { OpeningHours, VenueState } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { Api, Answer } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

type Venue = Required<VenueState>;

interface ProblemBody {
  code: string;
  errors?: { field: string; message: string }[];
  version?: number;
}

interface AuditEntry {
  user_id: string | null;
  old_value: Venue;
  new_value: Venue;
}

interface Organization {
  id: string;
  name: string;
  kind: string;
  version: number;
  venues: { id: string; name: string }[];
  venue_count: number;
  staff: { active: number; invited: number; inactive: number };
}

const week = (hours: Partial<OpeningHours> = {}): OpeningHours => ({
  mon: [],
  tue: [],
  wed: [],
  thu: [],
  fri: [],
  sat: [],
  sun: [],
  ...hours,
});
const [noon, eleven] = ['12:00', '23:00'] as const;

describe('a venue’s settings', () => {
  let platform: TestPlatform;
  let admin: Api;
  let database: Client;
  let cafe: Venue;
  let other: Venue;
  let owner: Api;
  let manager: Api;
  let receptionist: Api;
  const managerId = newId();
  const ownerId = newId();

  beforeAll(async () => {
    platform = await startTestPlatform();
    admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
    database = new Client({ connectionString: platform.database.adminUrl });
    await database.connect();
    [cafe, other] = await Promise.all([open('Кафе «Берёза»'), open('Кафе «Осина»')]);
    await database.query(
      `INSERT INTO identity.users (id, email, name) VALUES ($1, 'olga@bereza.example', 'Ольга Лесная')`,
      [ownerId],
    );
    await database.query(`INSERT INTO identity.organization_owners VALUES ($1, $2, 'active')`, [
      cafe.organization_id,
      ownerId,
    ]);
    owner = await as({ role: 'owner', sub: ownerId, venue_id: cafe.id });
    manager = await as({ role: 'manager', sub: managerId, venue_id: cafe.id });
    receptionist = await as({ role: 'receptionist', venue_id: cafe.id });
  });
  afterAll(async () => {
    await database?.end();
    await platform?.close();
  });

  const as = async (claims: Parameters<typeof mintToken>[1]) =>
    new Api(platform.url, await mintToken(platform, claims));
  const open = async (name: string) =>
    (
      await admin.post<Venue>('/tenants', {
        name,
        timezone: 'Europe/Moscow',
        contacts: { phone: '+7 495 000-00-00', email: 'hello@example.com' },
      })
    ).body;
  const replica = async (id: string) =>
    (await database.query<Record<string, unknown>>('SELECT * FROM booking.venues WHERE venue_id = $1', [id])).rows[0];
  const changesOf = async (id: string) =>
    (await admin.get<AuditEntry[]>(`/audit-log?entity_id=${id}&action=update&sort=created_at:asc`)).body;
  const refused = ({ status, body }: Answer<ProblemBody>) => [status, body.errors?.map(({ field }) => field)];

  describe('at /restaurants/current', () => {
    it('are read by those who work there, complete, with their version as ETag', async () => {
      for (const person of [owner, manager, receptionist]) {
        const { status, body, headers } = await person.get<Venue>('/restaurants/current');
        expect(status).toBe(200);
        expect(body).toMatchObject({ id: cafe.id, name: 'Кафе «Берёза»', status: 'active', suspension_reason: null });
        expect(body.settings).toMatchObject({ slot_minutes: 30, cancellation_deadline_minutes: 60, host_choice: null });
        expect(body.settings.opening_hours.sun).toEqual([{ from: '10:00', to: '22:00' }]);
        expect(headers.get('etag')).toBe(`"${body.version}"`);
      }
      expect((await manager.get<Venue>('/studios/current')).body.id).toBe(cafe.id);
      expect((await admin.get<Venue>(`/restaurants/current?restaurant_id=${other.id}`)).body.id).toBe(other.id);
      expect(refused(await admin.get('/restaurants/current'))).toEqual([400, ['venue_id']]);
    });

    it('change by what is given; booking hears of it, the audit log keeps who, what and what it was before', async () => {
      const { id } = await open('Прежнее имя');
      const here = await as({ role: 'manager', sub: managerId, venue_id: id });
      const first = await here.patch<Venue>('/restaurants/current', {
        name: 'Новое имя',
        timezone: 'Asia/Yekaterinburg',
        contacts: { address: 'Лесная ул., 5', email: null },
      });
      expect(first.status).toBe(200);
      expect(first.body).toMatchObject({
        name: 'Новое имя',
        timezone: 'Asia/Yekaterinburg',
        version: 2,
        country: 'RU',
      });
      expect(first.body.contacts).toEqual({ phone: '+7 495 000-00-00', address: 'Лесная ул., 5' });

      const hours = week({
        fri: [
          { from: noon, to: '15:00' },
          { from: '18:00', to: '02:00' },
        ],
      });
      const party = {
        date: '2027-12-31',
        name: 'Новый год',
        closed: false,
        intervals: [{ from: '20:00', to: '06:00' }],
      };
      const second = await here.patch<Venue>('/restaurants/current', {
        settings: { opening_hours: hours, special_days: [party], slot_minutes: 15, info_text: 'Без собак' },
      });
      expect(second.body).toMatchObject({ name: 'Новое имя', version: 3 });
      expect(second.body.settings).toMatchObject({ opening_hours: hours, slot_minutes: 15, buffer_minutes: 0 });
      const third = await here.patch<Venue>('/restaurants/current', { settings: { slot_minutes: null } });
      expect(third.body.settings).toMatchObject({ slot_minutes: 30, info_text: 'Без собак', special_days: [party] });
      expect((await here.get<Venue>('/restaurants/current')).body).toEqual(third.body);

      await eventually(async () => {
        expect(await replica(id)).toMatchObject({ timezone: 'Asia/Yekaterinburg', version: 4 });
        const entries = await changesOf(id);
        expect(entries.map(({ user_id }) => user_id)).toEqual([managerId, managerId, managerId]);
        expect(entries[0]).toMatchObject({ old_value: { name: 'Прежнее имя' }, new_value: { name: 'Новое имя' } });
        expect(entries[1]!.old_value.settings.slot_minutes).toBe(30);
        expect(entries[1]!.new_value.settings).toEqual(second.body.settings);
      });
    });

    it('are not overwritten by who has read an older version', async () => {
      const { id } = await open('Двое');
      const here = await as({ role: 'manager', venue_id: id });
      const etag = (await here.get('/restaurants/current')).headers.get('etag')!;
      const changed = await here.patch<Venue>('/restaurants/current', { name: 'Первый' }, { 'if-match': etag });
      expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
      for (const late of [
        await here.patch<ProblemBody>('/restaurants/current', { name: 'Второй' }, { 'if-match': etag }),
        await here.put<ProblemBody>(`/venues/${id}/settings`, { slot_minutes: 15 }, { 'if-match': etag }),
        await admin.patch<ProblemBody>(`/tenants/${id}`, { name: 'Третий' }, { 'if-match': etag }),
      ]) {
        expect([late.status, late.body.code, late.body.version]).toEqual([412, 'conflict', 2]);
      }
      expect(refused(await here.patch('/restaurants/current', { name: 'Никто' }, { 'if-match': 'yesterday' }))).toEqual(
        [400, ['If-Match']],
      );
      expect((await here.get<Venue>('/restaurants/current')).body.name).toBe('Первый');
    });

    it('are changed by managers and above, not by everybody who works there', async () => {
      expect((await receptionist.patch('/restaurants/current', { name: 'X' })).status).toBe(403);
      expect((await receptionist.put(`/restaurants/${cafe.id}/settings`, { info_text: 'X' })).status).toBe(403);
      expect((await platform.api.get('/restaurants/current')).status).toBe(401);
    });
  });

  describe('that are wrong', () => {
    const settings = (change: object) => ({ settings: change });
    const hours = (change: object) => settings({ opening_hours: { ...week(), ...change } });
    const evening = { from: '18:00', to: '02:00' };
    const day = (change: object) =>
      settings({ special_days: [{ date: '2027-03-12', closed: false, intervals: [evening], ...change }] });

    it.each<[object, string]>([
      [{ name: '' }, 'name'],
      [{ name: null }, 'name'],
      [{ timezone: 'Mars/Olympus' }, 'timezone'],
      [{ timezone: null }, 'timezone'],
      [{ country: 'XX' }, 'country'],
      [{ currency: 'ABC' }, 'currency'],
      [{ language: 'tlh' }, 'language'],
      [{ status: 'suspended' }, 'status'],
      [{ slug: 'mine' }, 'slug'],
      [{ contacts: { email: 'nobody' } }, 'contacts.email'],
      [{ contacts: { website: 'javascript:alert(1)' } }, 'contacts.website'],
      [{ contacts: null }, 'contacts'],
      [{ settings: null }, 'settings'],
      [{ settings: [] }, 'settings'],
      [settings({ slot_minutes: 0 }), 'settings.slot_minutes'],
      [settings({ slot_minutes: '15' }), 'settings.slot_minutes'],
      [settings({ auto_confirm: 'yes' }), 'settings.auto_confirm'],
      [settings({ no_such: 1 }), 'settings.no_such'],
      [settings({ opening_hours: { mon: [] } }), 'settings.opening_hours.tue'],
      [hours({ mon: [{ from: '9:00', to: noon }] }), 'settings.opening_hours.mon.0.from'],
      [hours({ mon: [{ from: noon, to: '24:00' }] }), 'settings.opening_hours.mon.0.to'],
      [hours({ mon: [null] }), 'settings.opening_hours.mon'],
      [hours({ mon: noon }), 'settings.opening_hours.mon'],
      [hours({ fri: [evening, { from: eleven, to: '23:30' }] }), 'settings.opening_hours.fri.1.from'],
      [hours({ sun: [evening], mon: [{ from: '01:00', to: noon }] }), 'settings.opening_hours.mon.0.from'],
      [hours({ holiday: [] }), 'settings.opening_hours.holiday'],
      [day({ date: '2027-02-29' }), 'settings.special_days.0.date'],
      [day({ closed: true }), 'settings.special_days.0.intervals'],
      [day({ intervals: [] }), 'settings.special_days.0.intervals'],
      [
        day({ intervals: [evening, { from: '01:00', to: '02:00' }, { from: noon, to: '19:00' }] }),
        'settings.special_days.0.intervals.0.from',
      ],
      [
        settings({
          visit_lengths: [
            { up_to_guests: 2, minutes: 90 },
            { up_to_guests: 2, minutes: 120 },
          ],
        }),
        'settings.visit_lengths.1.up_to_guests',
      ],
      [settings({ largest_party: 4, visit_lengths: [{ up_to_guests: 6, minutes: 90 }] }), 'settings.largest_party'],
      [
        settings({ deposit_policy: { kind: 'percent', amount: 200, kept_percent: 100 } }),
        'settings.deposit_policy.amount',
      ],
    ])('as %j are refused, and the field is named', async (...row) => {
      const { status, body } = await manager.patch<ProblemBody>('/restaurants/current', row[0]);
      expect([status, body.code]).toEqual([400, 'validation_error']);
      expect(body.errors?.map(({ field }) => field)).toContain(row[1]);
    });

    it('change nothing', async () => {
      expect((await manager.get<Venue>('/restaurants/current')).body.version).toBe(cafe.version);
    });
  });

  describe('at /restaurants/{id}/settings', () => {
    it('are put as the restaurant’s CRM puts them, with null for what is not said', async () => {
      const { id } = await open('Три поля');
      const here = await as({ role: 'manager', venue_id: id });
      const said = { host_choice: 'Анна', greeting_text: 'Добро пожаловать', info_text: null };
      const put = await here.put<Record<string, unknown>>(`/restaurants/${id}/settings`, said);
      expect([put.status, put.headers.get('etag')]).toEqual([200, '"2"']);
      expect(put.body).toMatchObject({ restaurant_id: id, venue_id: id, ...said, slot_minutes: 30 });
      const got = await here.get<Record<string, unknown>>(`/studios/${id}/settings`);
      expect(got.body).toEqual(put.body);
      const reset = await here.put<Record<string, unknown>>(`/restaurants/${id}/settings`, { host_choice: null });
      expect(reset.body).toMatchObject({ host_choice: null, greeting_text: 'Добро пожаловать', version: 3 });
    });

    it('name a field that is wrong as it stands in them', async () => {
      const wrong = await manager.put<ProblemBody>(`/restaurants/${cafe.id}/settings`, {
        opening_hours: week({
          tue: [
            { from: noon, to: eleven },
            { from: '22:00', to: '01:00' },
          ],
        }),
      });
      expect(refused(wrong)).toEqual([400, ['opening_hours.tue.1.from']]);
    });
  });

  it('of another’s venue are not there, read or written, though an operator reaches any', async () => {
    for (const person of [owner, manager, await as({ role: 'owner', sub: newId(), venue_id: newId() })]) {
      for (const answer of [
        await person.get(`/venues/${other.id}`),
        await person.get(`/venues/${other.id}/settings`),
        await person.patch(`/venues/${other.id}`, { name: 'Mine' }),
        await person.put(`/venues/${other.id}/settings`, { info_text: 'Mine' }),
        await person.patch(`/restaurants/current?restaurant_id=${other.id}`, { name: 'Mine' }),
      ]) {
        expect(answer.status).toBe(404);
      }
    }
    expect((await admin.put(`/venues/${other.id}/settings`, { info_text: 'Theirs' })).status).toBe(200);
    expect((await admin.get<{ info_text: string }>(`/venues/${other.id}/settings`)).body.info_text).toBe('Theirs');
    expect((await admin.get(`/venues/${newId()}`)).status).toBe(404);
  });

  describe('an organization', () => {
    it('opens a further venue by its owner, who has it in sight and in hand; others have not', async () => {
      const wanted = {
        name: 'Бар «Берёзка»',
        kind: 'studio',
        contacts: { city: 'Тверь' },
        settings: { slot_minutes: 60 },
      };
      const opened = await owner.post<Venue>('/venues', wanted, { 'idempotency-key': 'second-venue' });
      const again = await owner.post<Venue>('/venues', wanted, { 'idempotency-key': 'second-venue' });
      expect([opened.status, again.text]).toEqual([201, opened.text]);
      expect(opened.body).toMatchObject({ organization_id: cafe.organization_id, settings: { slot_minutes: 60 } });

      const names = async (person: Api, query = '') =>
        (await person.get<Venue[]>(`/venues${query}`)).body.map(({ name }) => name);
      expect(await names(owner)).toEqual(['Бар «Берёзка»', 'Кафе «Берёза»']);
      expect(await names(owner, '?kind=studio')).toEqual(['Бар «Берёзка»']);
      expect(await names(owner, `?city=${encodeURIComponent('тверь')}`)).toEqual(['Бар «Берёзка»']);
      expect(await names(owner, `?q=${encodeURIComponent('берёза')}`)).toEqual(['Кафе «Берёза»']);
      expect(await names(owner, `?organization_id=${other.organization_id}`)).toEqual([]);
      expect(await names(await as({ role: 'admin', venue_id: cafe.id }))).toEqual(['Кафе «Берёза»']);
      expect(await names(admin, `?organization_id=${other.organization_id}`)).toEqual(['Кафе «Осина»']);
      expect((await manager.get('/venues')).status).toBe(403);

      const renamed = await owner.patch<Venue>(`/venues/${opened.body.id}`, { name: 'Бар «Берёзка»', language: 'en' });
      expect([renamed.status, renamed.body.version]).toEqual([200, 2]);
      expect((await manager.patch(`/venues/${opened.body.id}`, { name: 'X' })).status).toBe(404);
      const places = await database.query('SELECT user_id, role FROM identity.members WHERE venue_id = $1', [
        opened.body.id,
      ]);
      expect(places.rows).toEqual([{ user_id: ownerId, role: 'owner' }]);
    });

    it('is not opened into by another’s owner, nor by an operator who does not say which', async () => {
      const stranger = await as({ role: 'owner', venue_id: other.id });
      const into = { name: 'X', organization_id: cafe.organization_id };
      expect((await stranger.post('/venues', into)).status).toBe(404);
      expect((await (await as({ role: 'admin', venue_id: cafe.id })).post('/venues', into)).status).toBe(403);
      expect(refused(await admin.post('/venues', { name: 'X' }))).toEqual([400, ['organization_id']]);
      expect((await admin.post('/venues', { ...into, organization_id: newId() })).status).toBe(404);
    });

    it('shows its venues and how many work there, to who belongs to it', async () => {
      const { body } = await owner.get<Organization>('/organizations/current');
      expect(body).toMatchObject({ id: cafe.organization_id, kind: 'group', venue_count: 2, staff: { active: 1 } });
      expect((await owner.get<Organization>(`/organizations/${body.id}`)).body).toEqual(body);
      const venueAdmin = await as({ role: 'admin', venue_id: cafe.id });
      expect((await venueAdmin.get<Organization>(`/organizations/${body.id}`)).body.venues).toMatchObject([
        { id: cafe.id },
      ]);
      const stranger = await as({ role: 'owner', venue_id: other.id });
      expect((await stranger.get(`/organizations/${body.id}`)).status).toBe(404);
      expect((await stranger.patch(`/organizations/${body.id}`, { name: 'Mine' })).status).toBe(404);
      expect((await stranger.put(`/organizations/${body.id}/settings`, { currency: 'USD' })).status).toBe(404);
      const { body: owned } = await owner.get<Organization[]>('/organizations');
      expect(owned).toMatchObject([{ id: body.id, settings: { currency: 'RUB' } }]);
    });

    it('is founded by an owner, who then owns it; its settings are those of its new venues', async () => {
      const founded = await owner.post<Organization>('/organizations', { name: 'Студии', kind: 'single' });
      expect([founded.status, founded.body.kind]).toEqual([201, 'single']);
      const { id } = founded.body;
      const put = await owner.put<Record<string, unknown>>(`/organizations/${id}/settings`, {
        currency: 'KZT',
        default_timezone: 'Asia/Almaty',
        cancellation_policies: { keep_after_hours: 24 },
      });
      expect(put.body).toMatchObject({ currency: 'KZT', taxation_schema: null, version: 2 });
      expect((await owner.get(`/organizations/${id}/settings`)).body).toEqual(put.body);
      expect(refused(await owner.put(`/organizations/${id}/settings`, { currency: 'ABC' }))).toEqual([
        400,
        ['currency'],
      ]);

      const venue = await owner.post<Venue>('/venues', { name: 'Первая', organization_id: id });
      expect(venue.body).toMatchObject({ currency: 'KZT', timezone: 'Asia/Almaty' });
      const second = await owner.post<{ rule: string }>('/venues', { name: 'Вторая', organization_id: id });
      expect([second.status, second.body.rule]).toEqual([422, 'single_venue']);
      const grown = await owner.patch<Organization>(`/organizations/${id}`, { kind: 'group', description: 'Сеть' });
      expect([grown.status, grown.body.version]).toEqual([200, 3]);
      expect((await owner.post('/venues', { name: 'Вторая', organization_id: id })).status).toBe(201);
      expect((await owner.patch<{ rule: string }>(`/organizations/${id}`, { kind: 'single' })).body.rule).toBe(
        'single_venue',
      );
      await eventually(async () => {
        const { body } = await admin.get<AuditEntry[]>(`/audit-log?entity_id=${id}&action=update&sort=created_at:asc`);
        expect(body).toMatchObject([
          {
            user_id: ownerId,
            old_value: { settings: { currency: 'RUB' } },
            new_value: { settings: { currency: 'KZT' } },
          },
          { user_id: ownerId, old_value: { kind: 'single' }, new_value: { kind: 'group', description: 'Сеть' } },
        ]);
      });
    });
  });

  describe('for operators', () => {
    it('a venue is suspended and resumed, said as often as one likes and told once', async () => {
      const { id } = await open('Должник');
      expect(refused(await admin.post(`/tenants/${id}/suspend`, {}))).toEqual([400, ['reason']]);
      const suspend = () => admin.post<Venue>(`/tenants/${id}/suspend`, { reason: 'Не оплачено' });
      const suspended = await suspend();
      expect([suspended.status, suspended.body.status, suspended.body.version]).toEqual([200, 'suspended', 2]);
      expect((await suspend()).body).toEqual(suspended.body);
      await eventually(async () => expect(await replica(id)).toMatchObject({ status: 'suspended', version: 2 }));
      const { body: listed } = await admin.get<Venue[]>('/tenants?status=suspended');
      expect(listed.map((venue) => venue.id)).toEqual([id]);

      const resumed = await admin.post<Venue>(`/tenants/${id}/resume`);
      expect(resumed.body).toMatchObject({ status: 'active', suspended_at: null, suspension_reason: null, version: 3 });
      expect((await admin.post<Venue>(`/tenants/${id}/resume`)).body).toEqual(resumed.body);
      await eventually(async () => {
        expect(await replica(id)).toMatchObject({ status: 'active', version: 3 });
        const entries = await changesOf(id);
        expect(entries.map(({ new_value }) => [new_value.status, new_value.suspension_reason])).toEqual([
          ['suspended', 'Не оплачено'],
          ['active', null],
        ]);
      });
      expect((await owner.post(`/tenants/${cafe.id}/suspend`, { reason: 'X' })).status).toBe(403);
      expect((await admin.post(`/tenants/${newId()}/resume`)).status).toBe(404);
    });

    it('a venue is found by who owns it, and its card says whose it is and how many work there', async () => {
      const found = await admin.get<Venue[]>('/tenants?q=OLGA@bereza&kind=restaurant&sort=name:asc');
      expect(found.body.map(({ name }) => name)).toContain('Кафе «Берёза»');
      expect(found.body.map(({ name }) => name)).not.toContain('Кафе «Осина»');
      const card = await admin.get<Record<string, unknown>>(`/tenants/${cafe.id}`);
      expect(card.body).toMatchObject({ organization_name: 'Кафе «Берёза»', staff: { active: 0, invited: 0 } });
      const filtered = await admin.get<Venue[]>(`/tenants?organization_id=${other.organization_id}`);
      expect(filtered.body.map(({ id }) => id)).toEqual([other.id]);
    });

    it('a venue’s address changes, unless another has it', async () => {
      const { id } = await open('Адрес');
      expect((await admin.patch<Venue>(`/tenants/${id}`, { slug: 'new-address' })).body.slug).toBe('new-address');
      const taken = await admin.patch<{ field: string }>(`/tenants/${id}`, { slug: other.slug });
      expect([taken.status, taken.body.field]).toEqual([409, 'slug']);
      expect(refused(await admin.patch(`/tenants/${id}`, { slug: 'x'.repeat(81) }))).toEqual([400, ['slug']]);
    });
  });
});
