import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { Api } from './support/api';
import { Me, password, SignedIn, UserCard, staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

describe('the people of a venue, as its owners', () => {
  let platform: TestPlatform;
  let operator: Api;
  const { as, someone, linkTo, openVenue, join, venueWithOwner } = staffOn(() => ({ platform, operator }));

  beforeAll(async () => {
    platform = await startTestPlatform();
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(() => platform?.close());

  it('have an owner always: the last one stays, and of two who let each other go at once one stays', async () => {
    const { venue, owner } = await venueWithOwner();
    const last = await operator.patch<{ rule: string }>(`/users/${owner.user.id}?venue_id=${venue.id}`, {
      is_active: false,
    });
    expect([last.status, last.body.rule]).toEqual([422, 'last_owner']);
    const other = await join(owner.api, 'owner');
    const [one, two] = await Promise.all([
      owner.api.patch(`/users/${other.user.id}`, { role: 'manager' }),
      other.api.patch(`/users/${owner.user.id}`, { is_active: false }),
    ]);
    expect([one.status, two.status].filter((status) => status === 200)).toHaveLength(1);
    const { body: owners } = await operator.get<UserCard[]>(`/users?venue_id=${venue.id}&role=owner&is_active=true`);
    expect(owners).toHaveLength(1);
  });

  it('own every venue of the organization, those opened before and after', async () => {
    const { venue, owner } = await venueWithOwner();
    const second = await openVenue('Второе кафе', venue.organization_id);
    const partner = await join(owner.api, 'owner');
    const third = await openVenue('Третье кафе', venue.organization_id);
    for (const api of [owner.api, partner.api]) {
      const { body } = await api.get<Me>('/auth/me');
      expect(body.venues.map(({ id }) => id).sort()).toEqual([venue.id, second.id, third.id].sort());
      expect(body.organizations).toHaveLength(1);
    }
    const manager = await join(owner.api, 'manager');
    const moved = await owner.api.post<SignedIn>(`/auth/switch/${second.id}`);
    expect([moved.status, moved.body.user?.venue_id]).toEqual([200, second.id]);
    expect((await as(moved.body).get<UserCard[]>('/users')).body.map(({ role }) => role)).toEqual(['owner', 'owner']);
    expect((await manager.api.post(`/auth/switch/${second.id}`)).status).toBe(404);
    // The next refresh goes on there, and another can be asked for.
    const { body: refreshed } = await platform.api.post<SignedIn>('/auth/refresh', {
      refresh_token: owner.refresh_token,
    });
    expect(refreshed.user.venue_id).toBe(second.id);
    const { body: back } = await platform.api.post<SignedIn>('/auth/refresh', {
      refresh_token: refreshed.refresh_token,
      venue_id: venue.id,
    });
    expect(back.user.venue_id).toBe(venue.id);
    // Who ceases to own keeps what he was given, where it was said, and leaves the others.
    expect((await owner.api.patch(`/users/${partner.user.id}`, { role: 'admin' })).status).toBe(200);
    const { body: less } = await platform.api.post<SignedIn>('/auth/login', { email: partner.email, password });
    expect((await as(less).get<Me>('/auth/me')).body.venues).toMatchObject([{ id: venue.id, role: 'admin' }]);
  });

  it('come by themselves: an owner registers with his first venue, or opens it later', async () => {
    const register = (body: object) => platform.api.post<SignedIn>('/auth/register', { password, ...body });
    const email = someone('founder');
    const { status, body } = await register({
      email,
      role: 'owner',
      first_name: 'Олег',
      organization: { name: 'Дом Олега', kind: 'group' },
      venue: { name: 'Чайная', timezone: 'Asia/Novosibirsk' },
    });
    expect(status).toBe(201);
    expect((await as(body).get<Me>('/auth/me')).body).toMatchObject({
      role: 'owner',
      venue_id: body.user.venue_id,
      organizations: [{ name: 'Дом Олега' }],
      venues: [{ id: body.user.venue_id, name: 'Чайная', role: 'owner' }],
    });
    expect((await as(body).get<UserCard[]>('/users')).body.map((user) => user.email)).toEqual([email]);
    const later = (await register({ email: someone('later'), role: 'owner', first_name: 'Лида' })).body;
    expect(later.user).toMatchObject({ role: 'owner', venue_id: null });
    // Without a venue there is nobody to see, least of all the operators.
    expect((await as(later).get('/users')).status).toBe(400);
    const opened = await as(later).post<{ id: string }>('/venues', { name: 'Пекарня', timezone: 'Europe/Moscow' });
    expect(opened.status).toBe(201);
    const next = (await platform.api.post<SignedIn>('/auth/refresh', { refresh_token: later.refresh_token })).body;
    expect(next.user.venue_id).toBe(opened.body.id);
    expect((await register({ email: someone('odd'), venue: { name: 'x', timezone: 'Europe/Moscow' } })).status).toBe(
      400,
    );
    expect((await register({ email, role: 'owner' })).status).toBe(409);
  });

  it('are invited with the venue that an operator opens for them', async () => {
    const email = someone('owner');
    const venue = { name: 'Новая', timezone: 'Europe/Moscow', owner_email: email };
    const { body } = await operator.post<{ id: string }>('/tenants', venue);
    const accepted = await platform.api.post<SignedIn>('/auth/invitation/accept', {
      token: await linkTo(email),
      password,
    });
    expect(accepted.body.user).toMatchObject({ role: 'owner', venue_id: body.id });
  });

  it('keep what they have until they say yes to owning: an invitation takes no place away', async () => {
    const { venue, owner } = await venueWithOwner();
    const second = await openVenue('Второе кафе', venue.organization_id);
    const person = await join(owner.api, 'manager');
    const there = as((await owner.api.post<SignedIn>(`/auth/switch/${second.id}`)).body);
    const invited = await there.post<UserCard>('/users', { email: person.email, role: 'owner' });
    expect([invited.status, invited.body.status]).toEqual([201, 'invited']);
    const place = async () => (await owner.api.get<UserCard>(`/users/${person.user.id}`)).body;
    expect(await place()).toMatchObject({ role: 'manager', status: 'active' });
    expect((await there.call('DELETE', `/users/${person.user.id}`)).status).toBe(204);
    expect(await place()).toMatchObject({ role: 'manager', status: 'active' });
  });

  it('who owned once are changed at one venue without losing what they are given at another', async () => {
    const { venue, owner } = await venueWithOwner();
    const second = await openVenue('Второе кафе', venue.organization_id);
    const partner = await join(owner.api, 'owner');
    expect((await owner.api.patch(`/users/${partner.user.id}`, { role: 'admin' })).status).toBe(200);
    const there = as((await owner.api.post<SignedIn>(`/auth/switch/${second.id}`)).body);
    const change = { role: 'specialist', is_active: true };
    expect((await there.patch<UserCard>(`/users/${partner.user.id}`, change)).body).toMatchObject({
      role: 'specialist',
      status: 'active',
    });
    expect((await owner.api.get<UserCard>(`/users/${partner.user.id}`)).body).toMatchObject({
      role: 'admin',
      status: 'active',
    });
  });

  it('who cease to own at the very moment they open a venue, open none', async () => {
    const { owner, venue } = await venueWithOwner();
    const partner = await join(owner.api, 'owner');
    const admin = new Client({ connectionString: platform.database.adminUrl });
    await admin.connect();
    const waiting = (count: number) =>
      eventually(async () => {
        const sql = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        expect((await admin.query(sql)).rows.length).toBeGreaterThanOrEqual(count);
      });
    // The organization is held, so that the change comes first and the opening right behind it.
    await admin.query('BEGIN');
    await admin.query('SELECT 1 FROM identity.organizations WHERE id = $1 FOR UPDATE', [venue.organization_id]);
    const change = owner.api.patch(`/users/${partner.user.id}`, { role: 'manager' });
    await waiting(1);
    const opened = partner.api.post('/venues', { name: 'Ещё одно', timezone: 'Europe/Moscow' });
    await waiting(2);
    await admin.query('COMMIT');
    expect([(await change).status, (await opened).status]).toEqual([200, 404]);
    await admin.end();
  });
});
