import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { FirstAdmin } from '../apps/identity/src/users/first-admin.service';
import { Api } from './support/api';
import { Broker, startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

interface SignedIn {
  access_token: string;
  refresh_token: string;
  user: { id: string; role: string; venue_id: string | null };
}
interface UserCard {
  id: string;
  email: string;
  role: string;
  status: string;
  is_active: boolean;
}
interface Me {
  role: string;
  venue_id: string;
  permissions: string[];
  venues: { id: string; role: string }[];
  organizations: { id: string }[];
  impersonator: { id: string; name: string } | null;
}
interface AuditEntry {
  actor: string;
  impersonator_id: string | null;
  event: string;
  action: string;
  ip: string;
  user_agent: string;
  old_value: Record<string, unknown> | null;
  new_value: Record<string, unknown>;
}

const password = 'липы в цвету у ворот';

describe.each<Broker>(['embedded'])('the people of a venue (%s)', (broker) => {
  let platform: TestPlatform;
  let operator: Api;
  let number = 0;

  beforeAll(async () => {
    platform = await startTestPlatform(broker);
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(() => platform?.close());

  const as = ({ access_token }: { access_token: string }) => new Api(platform.url, access_token);
  const someone = (who: string) => `${who}-${++number}@example.com`;
  const linkTo = async (email: string, path = 'invitation') => {
    const { links } = await platform.mailbox.waitFor(email, ({ links }) =>
      links.some((link) => link.includes(`/#/${path}/`)),
    );
    return links
      .find((link) => link.includes(`/#/${path}/`))!
      .split('/')
      .at(-1)!;
  };
  const openVenue = async (name: string, organization_id?: string) =>
    (
      await operator.post<{ id: string; organization_id: string }>('/tenants', {
        name,
        timezone: 'Europe/Moscow',
        organization_id,
      })
    ).body;

  /** Invites somebody, who takes it up. */
  async function join(by: Api, role: string, venueId?: string): Promise<SignedIn & { email: string; api: Api }> {
    const email = someone(role);
    const invited = await by.post<UserCard>(venueId ? `/users?venue_id=${venueId}` : '/users', { email, role });
    expect([invited.status, invited.body.status]).toEqual([201, 'invited']);
    const { status, body } = await platform.api.post<SignedIn>('/auth/invitation/accept', {
      token: await linkTo(email),
      password,
      first_name: role,
    });
    expect(status).toBe(200);
    return { ...body, email, api: as(body) };
  }

  /** A venue with its owner. */
  async function venueWithOwner(name = 'Кафе «Вишня»') {
    const venue = await openVenue(name);
    return { venue, owner: await join(operator, 'owner', venue.id) };
  }

  const audit = async (venueId: string, event: string) =>
    (await operator.get<AuditEntry[]>(`/audit-log?venue_id=${venueId}&limit=200`)).body.filter(
      (entry) => entry.event === `${event}.v1`,
    );

  it('are invited by e-mail, choose a password, and work there', async () => {
    const { venue, owner } = await venueWithOwner();
    const email = someone('host');
    const invited = await owner.api.post<UserCard>('/users', {
      email: email.toUpperCase(),
      role: 'receptionist',
      note: 'по вечерам',
    });
    expect(invited.body).toMatchObject({
      email,
      role: 'receptionist',
      status: 'invited',
      is_active: false,
      note: 'по вечерам',
    });
    expect((await platform.api.post('/auth/login', { email, password })).status).toBe(401);
    const token = await linkTo(email);
    expect((await platform.api.post('/auth/invitation', { token })).body).toMatchObject({
      email,
      role: 'receptionist',
      venue_name: 'Кафе «Вишня»',
      needs_password: true,
    });
    const weak = await platform.api.post('/auth/invitation/accept', { token, password: 'password1' });
    expect(weak.status).toBe(400);
    const accepted = await platform.api.post<SignedIn>('/auth/invitation/accept', {
      token,
      password,
      first_name: 'Инна',
      last_name: 'Ким',
    });
    expect(accepted.body.user).toMatchObject({ role: 'receptionist', venue_id: venue.id, name: 'Инна Ким' });
    const again = await platform.api.post<{ rule: string }>('/auth/invitation/accept', { token, password });
    expect([again.status, again.body.rule]).toEqual([422, 'link_not_valid']);
    const { body: me } = await as(accepted.body).get<Me>('/auth/me');
    expect(me).toMatchObject({
      role: 'receptionist',
      venue_id: venue.id,
      venues: [{ id: venue.id }],
      impersonator: null,
    });
    expect(me.permissions).not.toContain('users.read');
    expect((await platform.api.post('/auth/login', { email, password })).status).toBe(200);
    expect((await as(accepted.body).get('/users/me')).body).toEqual(me);
  });

  it('are found by role, name and e-mail, and only those of one’s venue', async () => {
    const { owner } = await venueWithOwner();
    const { owner: stranger } = await venueWithOwner('Чужое кафе');
    const manager = await join(owner.api, 'manager');
    await join(owner.api, 'receptionist');
    const roles = async (query: string) =>
      (await owner.api.get<UserCard[]>(`/users${query}`)).body.map(({ role }) => role).sort();
    expect(await roles('')).toEqual(['manager', 'owner', 'receptionist']);
    expect(await roles('?role=manager')).toEqual(['manager']);
    expect(await roles(`?q=${manager.email.slice(0, 9)}`)).toEqual(['manager']);
    expect(await roles('?is_active=false')).toEqual([]);
    expect((await owner.api.get(`/users/${stranger.user.id}`)).status).toBe(404);
    expect((await owner.api.patch(`/users/${stranger.user.id}`, { is_active: false })).status).toBe(404);
    expect((await manager.api.get(`/users/${owner.user.id}`)).status).toBe(200);
  });

  it('give no role that is more than their own', async () => {
    const { owner } = await venueWithOwner();
    const manager = await join(owner.api, 'manager');
    const admin = await join(owner.api, 'admin');
    const invite = async (by: Api, role: string) => (await by.post('/users', { email: someone('x'), role })).status;
    expect(await invite(manager.api, 'admin')).toBe(403);
    expect(await invite(manager.api, 'manager')).toBe(201);
    expect(await invite(admin.api, 'owner')).toBe(403);
    expect(await invite(owner.api, 'owner')).toBe(201);
    expect(await invite(owner.api, 'super_admin')).toBe(403);
    const receptionist = await join(manager.api, 'receptionist');
    expect(await invite(receptionist.api, 'specialist')).toBe(403);
    expect((await manager.api.patch(`/users/${admin.user.id}`, { is_active: false })).status).toBe(403);
    expect((await manager.api.patch(`/users/${receptionist.user.id}`, { role: 'admin' })).status).toBe(403);
    expect((await admin.api.patch(`/users/${owner.user.id}`, { role: 'manager' })).status).toBe(403);
    const own = await manager.api.patch<{ rule: string }>(`/users/${manager.user.id}`, { is_active: false });
    expect([own.status, own.body.rule]).toEqual([422, 'own_place']);
  });

  it('feel a change of role at once: the old token is refused, and a refresh brings the right one', async () => {
    const { owner } = await venueWithOwner();
    const person = await join(owner.api, 'receptionist');
    expect((await owner.api.patch<UserCard>(`/users/${person.user.id}`, { role: 'manager' })).body.role).toBe(
      'manager',
    );
    await eventually(async () => expect((await person.api.get('/auth/me')).status).toBe(401), 5_000);
    const { body } = await platform.api.post<SignedIn>('/auth/refresh', { refresh_token: person.refresh_token });
    expect(body.user.role).toBe('manager');
    expect((await as(body).get('/users')).status).toBe(200);
  });

  it('are out when they are let go, and in again when they are taken back', async () => {
    const { owner } = await venueWithOwner();
    const person = await join(owner.api, 'manager');
    expect((await owner.api.call('DELETE', `/users/${person.user.id}`)).status).toBe(204);
    expect((await platform.api.post('/auth/refresh', { refresh_token: person.refresh_token })).status).toBe(401);
    expect((await platform.api.post('/auth/login', { email: person.email, password })).status).toBe(401);
    expect((await owner.api.get<UserCard>(`/users/${person.user.id}`)).body).toMatchObject({
      status: 'inactive',
      is_active: false,
    });
    expect((await owner.api.patch<UserCard>(`/users/${person.user.id}`, { is_active: true })).body.status).toBe(
      'active',
    );
    expect((await platform.api.post('/auth/login', { email: person.email, password })).status).toBe(200);
  });

  it('of a suspended venue are told so, wherever they come from, until it is resumed', async () => {
    const { owner, venue } = await venueWithOwner();
    const login = () =>
      platform.api.post<SignedIn & { reason?: string }>('/auth/login', { email: owner.email, password });
    expect((await operator.post(`/tenants/${venue.id}/suspend`, { reason: 'Счёт не оплачен' })).status).toBe(200);
    await eventually(async () => {
      const { status, body } = await owner.api.get<{ reason: string }>('/users');
      expect([status, body.reason]).toEqual([403, 'venue_suspended']);
    }, 5_000);
    const refused = await login();
    expect([refused.status, refused.body.reason]).toEqual([403, 'venue_suspended']);
    const refresh = await platform.api.post('/auth/refresh', { refresh_token: owner.refresh_token });
    expect(refresh.status).toBe(403);
    expect((await operator.post(`/tenants/${venue.id}/resume`)).status).toBe(200);
    await eventually(async () => expect((await owner.api.get('/users')).status).toBe(200), 5_000);
    expect((await login()).status).toBe(200);
  });

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

  it('may work at several venues with one account', async () => {
    const { owner } = await venueWithOwner();
    const { owner: elsewhere, venue } = await venueWithOwner('Кафе за углом');
    const person = await join(owner.api, 'manager');
    expect((await elsewhere.api.post('/users', { email: person.email, role: 'specialist' })).status).toBe(201);
    expect((await elsewhere.api.post('/users', { email: person.email, role: 'admin' })).status).toBe(409);
    const letters = platform.mailbox.letters().filter(({ to }) => to.includes(person.email));
    const token = await eventually(async () => {
      const link = (await platform.mailbox.waitFor(person.email, ({ text }) => text.includes('Кафе за углом')))
        .links[0]!;
      return link.split('/').at(-1)!;
    });
    expect(letters.length).toBeGreaterThan(0);
    expect((await platform.api.post('/auth/invitation', { token })).body).toMatchObject({ needs_password: false });
    const accepted = await platform.api.post<SignedIn>('/auth/invitation/accept', { token, first_name: 'Ада' });
    expect(accepted.body.user).toMatchObject({ role: 'specialist', venue_id: venue.id });
    expect((await as(accepted.body).get<Me>('/auth/me')).body.venues).toHaveLength(2);
    await eventually(async () => {
      const [renamed] = await audit(owner.user.venue_id!, 'member.changed');
      expect(renamed).toMatchObject({ old_value: { name: 'manager' }, new_value: { name: 'Ада' } });
    });
  });

  it('cannot be got at by who made an account with their e-mail before they were invited', async () => {
    const { owner } = await venueWithOwner();
    const email = someone('victim');
    const thief = await platform.api.post<SignedIn>('/auth/register', { email, password: 'the thief knows it' });
    expect(thief.status).toBe(201);
    await owner.api.post('/users', { email, role: 'admin' });
    const accept = { token: await linkTo(email) };
    expect((await platform.api.post('/auth/invitation/accept', accept)).status).toBe(400);
    expect((await platform.api.post('/auth/invitation/accept', { ...accept, password })).status).toBe(200);
    expect((await platform.api.post('/auth/login', { email, password: 'the thief knows it' })).status).toBe(401);
    expect((await platform.api.post('/auth/refresh', { refresh_token: thief.body.refresh_token })).status).toBe(401);
  });

  it('set a new password by a link that works once, and every session ends', async () => {
    const { owner } = await venueWithOwner();
    const person = await join(owner.api, 'manager');
    expect((await platform.api.post('/auth/password/forgot', { email: person.email })).status).toBe(202);
    expect((await platform.api.post('/auth/password/forgot', { email: 'nobody@example.com' })).status).toBe(202);
    const token = await linkTo(person.email, 'password');
    const reset = () => platform.api.post('/auth/password/reset', { token, password: 'ещё один длинный пароль' });
    const both = (await Promise.all([reset(), reset()])).map(({ status }) => status).sort();
    expect(both).toEqual([204, 422]);
    expect((await platform.api.post('/auth/refresh', { refresh_token: person.refresh_token })).status).toBe(401);
    expect((await platform.api.post('/auth/login', { email: person.email, password })).status).toBe(401);
    expect(
      (await platform.api.post('/auth/login', { email: person.email, password: 'ещё один длинный пароль' })).status,
    ).toBe(200);
    await platform.mailbox.waitFor(person.email, ({ links }) => links.length === 0);
    expect(platform.mailbox.letters().some(({ to }) => to.includes('nobody@example.com'))).toBe(false);
  });

  it('change their password knowing the old one, and are signed out elsewhere', async () => {
    const { owner } = await venueWithOwner();
    const person = await join(owner.api, 'manager');
    const { body: elsewhere } = await platform.api.post<SignedIn>('/auth/login', { email: person.email, password });
    const change = (current_password: string, new_password: string) =>
      person.api.post('/auth/password', { current_password, new_password });
    expect((await change('wrong', 'совсем другой пароль')).status).toBe(400);
    expect((await change(password, 'password')).status).toBe(400);
    expect((await change(password, 'совсем другой пароль')).status).toBe(204);
    expect((await platform.api.post('/auth/refresh', { refresh_token: elsewhere.refresh_token })).status).toBe(401);
    expect((await platform.api.post('/auth/refresh', { refresh_token: person.refresh_token })).status).toBe(200);
  });

  it('change their own profile, and their venues know the new name', async () => {
    const { owner, venue } = await venueWithOwner();
    const person = await join(owner.api, 'specialist');
    const { status, body } = await person.api.call<Me>('PUT', '/users/me', {
      first_name: 'Майя',
      last_name: 'Орлова',
      phone: '+79161234567',
      timezone: 'Asia/Yekaterinburg',
      language: 'en',
    });
    expect([status, body]).toMatchObject([
      200,
      { name: 'Майя Орлова', phone: '+79161234567', timezone: 'Asia/Yekaterinburg', language: 'en' },
    ]);
    await eventually(async () => {
      const entries = await audit(venue.id, 'member.changed');
      expect(entries[0]).toMatchObject({ old_value: { name: 'specialist' }, new_value: { name: 'Майя Орлова' } });
    });
    expect((await person.api.call('PUT', '/users/me', { phone: '12' })).status).toBe(400);
    expect((await person.api.call('PUT', '/users/me', { email: 'other@example.com' })).status).toBe(400);
  });

  it('are worked for by an operator in their name: both names are in the audit log, and the account is left alone', async () => {
    const { owner, venue } = await venueWithOwner();
    const { body: session } = await operator.post<SignedIn>('/auth/impersonate', {
      user_id: owner.user.id,
      venue_id: venue.id,
    });
    expect(session.user).toMatchObject({ id: owner.user.id, role: 'owner', venue_id: venue.id });
    const inName = as(session);
    const { body: operatorMe } = await operator.get<{ id: string; name: string }>('/auth/me');
    expect((await inName.get<Me>('/auth/me')).body.impersonator).toEqual({ id: operatorMe.id, name: operatorMe.name });
    expect((await inName.post('/users', { email: someone('asked'), role: 'specialist' })).status).toBe(201);
    expect((await inName.call('PUT', '/users/me', { first_name: 'Not he' })).status).toBe(403);
    expect((await inName.post('/auth/password', { current_password: 'x', new_password: 'y' })).status).toBe(403);
    await eventually(async () => {
      const [created] = await audit(venue.id, 'member.created');
      expect(created).toMatchObject({ actor: `user:${owner.user.id}`, impersonator_id: operatorMe.id });
      const [began] = await audit(venue.id, 'user.impersonated');
      expect(began).toMatchObject({
        actor: `user:${operatorMe.id}`,
        action: 'impersonate',
        new_value: { user_id: owner.user.id },
      });
    });
    // A refresh goes on in the same name, for an hour in all, and the operator's own session is untouched.
    const { body: next } = await platform.api.post<SignedIn>('/auth/refresh', { refresh_token: session.refresh_token });
    expect((await as(next).get<Me>('/auth/me')).body.impersonator).toMatchObject({ id: operatorMe.id });
    expect((await platform.api.post('/auth/logout', { refresh_token: next.refresh_token })).status).toBe(204);
    expect((await operator.get('/auth/me')).status).toBe(200);
    expect((await owner.api.post('/auth/impersonate', { user_id: owner.user.id })).status).toBe(403);
    expect((await operator.post('/auth/impersonate', { user_id: operatorMe.id })).status).toBe(403);
  });

  it('run the platform when an operator asks them to, and there is always one', async () => {
    const second = await join(operator, 'super_admin');
    expect(second.user).toMatchObject({ role: 'super_admin', venue_id: null });
    expect((await second.api.get('/tenants')).status).toBe(200);
    const { body: all } = await operator.get<UserCard[]>('/users');
    expect(all.map(({ role, status }) => [role, status])).toEqual([
      ['super_admin', 'active'],
      ['super_admin', 'active'],
    ]);
    expect((await second.api.patch(`/users/${second.user.id}`, { is_active: false })).status).toBe(422);
    expect((await operator.call('DELETE', `/users/${second.user.id}`)).status).toBe(204);
    expect((await platform.api.post('/auth/refresh', { refresh_token: second.refresh_token })).status).toBe(401);
    expect((await platform.api.post('/auth/login', { email: second.email, password })).status).toBe(401);
  });

  it('are never without the operator of the settings: each start lets him in again, and others out', async () => {
    const email = superAdmin.email;
    const { body: thief } = await platform.api.post<SignedIn>('/auth/login', superAdmin);
    const sql = new Client({ connectionString: platform.database.adminUrl });
    await sql.connect();
    await sql.query(
      `UPDATE identity.users SET password_hash = NULL, is_active = false, platform_role = NULL WHERE email = $1`,
      [email],
    );
    await sql.end();
    expect((await platform.api.post('/auth/login', superAdmin)).status).toBe(401);
    await platform.services.identity.app.get(FirstAdmin, { strict: false }).onApplicationBootstrap();
    const { status, body } = await platform.api.post<SignedIn>('/auth/login', superAdmin);
    expect([status, body.user.role]).toEqual([200, 'super_admin']);
    expect((await platform.api.post('/auth/refresh', { refresh_token: thief.refresh_token })).status).toBe(401);
    operator = as(body);
    await eventually(async () => {
      const { body: log } = await operator.get<AuditEntry[]>(`/audit-log?entity_id=${body.user.id}&entity_type=user`);
      const told = log.map(({ actor, event }) => [actor, event]);
      expect(told).toEqual(
        expect.arrayContaining([
          ['system', 'user.password_changed.v1'],
          ['system', 'user.changed.v1'],
        ]),
      );
    });
  });

  it('leave in the audit log what they did, from where, before and after', async () => {
    const { owner, venue } = await venueWithOwner();
    const person = await join(owner.api, 'receptionist');
    await owner.api.patch(`/users/${person.user.id}`, { role: 'manager' });
    await platform.api.post('/auth/logout', { refresh_token: person.refresh_token });
    await eventually(async () => {
      const [changed] = await audit(venue.id, 'member.changed');
      expect(changed).toMatchObject({
        actor: `user:${owner.user.id}`,
        action: 'update',
        old_value: { role: 'receptionist' },
        new_value: { role: 'manager' },
        ip: '127.0.0.1',
        user_agent: 'node',
      });
      const [out] = await audit(venue.id, 'user.signed_out');
      expect(out).toMatchObject({
        actor: `user:${person.user.id}`,
        action: 'logout',
        new_value: { reason: 'signed_out' },
      });
      expect((await audit(venue.id, 'user.signed_in')).length).toBeGreaterThan(0);
      expect((await audit(venue.id, 'member.created')).length).toBeGreaterThan(0);
    });
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

  it('are shown to who invites them with nothing of their own, and work nowhere without having said yes', async () => {
    const { owner, venue } = await venueWithOwner();
    const email = someone('guest');
    const guest = (await platform.api.post<SignedIn>('/auth/register', { email, password, phone: '+79161234567' }))
      .body;
    await platform.api.post('/auth/email/verify', { token: await linkTo(email, 'email') });
    const { body } = await owner.api.post<UserCard>('/users', { email, role: 'specialist' });
    expect(body).toMatchObject({ id: guest.user.id, phone: null, last_sign_in_at: null });
    expect((await owner.api.get<UserCard[]>('/users?q=79161234567')).body).toEqual([]);
    // Nor does the venue learn of his tries to sign in.
    await platform.api.post('/auth/login', { email, password: 'not this one' });
    await owner.api.call('DELETE', `/users/${guest.user.id}`);
    const { body: back } = await owner.api.patch<UserCard>(`/users/${guest.user.id}`, { is_active: true });
    expect(back).toMatchObject({ status: 'invited', is_active: false });
    const signedIn = await platform.api.post<SignedIn>('/auth/login', { email, password });
    expect(signedIn.body.user).toMatchObject({ role: 'guest', venue_id: null });
    await eventually(async () => expect((await audit(venue.id, 'member.changed')).length).toBeGreaterThanOrEqual(2));
    expect(await audit(venue.id, 'user.sign_in_failed')).toEqual([]);
  });

  it('are invited to no venue that is not there', async () => {
    const nowhere = '/users?venue_id=018f0000-0000-7000-8000-000000000000';
    expect((await operator.post(nowhere, { email: someone('x'), role: 'manager' })).status).toBe(404);
  });

  it('may have names as long as names may be', async () => {
    const { owner } = await venueWithOwner();
    const person = await join(owner.api, 'specialist');
    const long = { first_name: 'И'.repeat(100), last_name: 'К'.repeat(100) };
    expect((await person.api.put('/users/me', long)).status).toBe(200);
  });

  it('are sent a letter only so often, however often somebody asks for it', async () => {
    const { owner } = await venueWithOwner();
    const { body: invited } = await owner.api.post<UserCard>('/users', { email: someone('host'), role: 'manager' });
    const { body: guest } = await platform.api.post<SignedIn>('/auth/register', { email: someone('guest'), password });
    const asks = [
      () => owner.api.post(`/users/${invited.id}/invitation`),
      () => as(guest).post('/auth/email/verification'),
    ];
    for (const ask of asks) {
      const statuses: number[] = [];
      for (let time = 0; time < 12; time++) statuses.push((await ask()).status);
      expect(statuses[0]).toBe(202);
      expect(statuses.at(-1)).toBe(429);
    }
  });

  it('take up an invitation to a suspended venue, and are told that it is suspended', async () => {
    const { owner, venue } = await venueWithOwner();
    const email = someone('host');
    await owner.api.post('/users', { email, role: 'specialist' });
    const token = await linkTo(email);
    await operator.post(`/tenants/${venue.id}/suspend`, { reason: 'Счёт не оплачен' });
    const accepted = await platform.api.post<{ reason: string }>('/auth/invitation/accept', { token, password });
    expect([accepted.status, accepted.body.reason]).toEqual([403, 'venue_suspended']);
    await operator.post(`/tenants/${venue.id}/resume`);
    expect((await platform.api.post('/auth/login', { email, password })).status).toBe(200);
  });

  it('are no longer worked for by an operator who was let go, and his sign-out bears both names', async () => {
    const { owner, venue } = await venueWithOwner();
    const second = await join(operator, 'super_admin');
    const impersonate = async () =>
      (await second.api.post<SignedIn>('/auth/impersonate', { user_id: owner.user.id, venue_id: venue.id })).body;
    const [one, other] = [await impersonate(), await impersonate()];
    await platform.api.post('/auth/logout', { refresh_token: one.refresh_token });
    await eventually(async () => {
      const [out] = await audit(venue.id, 'user.signed_out');
      expect(out).toMatchObject({ actor: `user:${owner.user.id}`, impersonator_id: second.user.id });
    });
    expect((await operator.call('DELETE', `/users/${second.user.id}`)).status).toBe(204);
    expect((await platform.api.post('/auth/refresh', { refresh_token: other.refresh_token })).status).toBe(401);
    expect((await platform.api.post('/auth/refresh', { refresh_token: owner.refresh_token })).status).toBe(200);
  });

  it('who run the platform cannot all let each other go: of two at once, one stays', async () => {
    const [one, two] = [await join(operator, 'super_admin'), await join(operator, 'super_admin')];
    const answers = await Promise.all([
      one.api.call('DELETE', `/users/${two.user.id}`),
      two.api.call('DELETE', `/users/${one.user.id}`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
  });

  it('leave in the audit log that somebody was asked to run the platform', async () => {
    const email = someone('operator');
    const { body } = await operator.post<UserCard>('/users', { email, role: 'super_admin' });
    await eventually(async () => {
      const entries = await operator.get<AuditEntry[]>(`/audit-log?entity_id=${body.id}`);
      expect(entries.body.find(({ event }) => event === 'user.changed.v1')).toMatchObject({
        old_value: { platform_role: null },
        new_value: { platform_role: 'super_admin' },
      });
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

  it('do not run the platform beside it, and who is asked to does so only after he said yes', async () => {
    const { owner } = await venueWithOwner();
    const asked = (email: string) => operator.post<UserCard>('/users', { email, role: 'super_admin' });
    expect((await asked(owner.email)).status).toBe(409);
    const email = someone('guest');
    const guest = (await platform.api.post<SignedIn>('/auth/register', { email, password })).body;
    await platform.api.post('/auth/email/verify', { token: await linkTo(email, 'email') });
    expect((await asked(email)).body).toMatchObject({ id: guest.user.id, status: 'invited' });
    expect((await platform.api.post('/auth/refresh', { refresh_token: guest.refresh_token })).status).toBe(401);
    expect((await platform.api.post('/auth/login', { email, password })).status).toBe(401);
    const { links } = await platform.mailbox.waitFor(email, ({ text }) => text.includes('/#/invitation/'));
    const accept = {
      token: links
        .find((link) => link.includes('/#/invitation/'))!
        .split('/')
        .at(-1)!,
    };
    expect((await platform.api.post('/auth/invitation/accept', accept)).status).toBe(400);
    const accepted = await platform.api.post<SignedIn>('/auth/invitation/accept', { ...accept, password });
    expect(accepted.body.user).toMatchObject({ role: 'super_admin', venue_id: null });
    expect((await operator.call('DELETE', `/users/${guest.user.id}`)).status).toBe(204);
  });

  it('find nothing in their venue’s log of what strangers do with their own accounts', async () => {
    const { venue } = await venueWithOwner();
    const { body } = await platform.api.post<SignedIn>('/auth/register', { email: someone('guest'), password });
    const named = await as(body).put(`/users/me?venue_id=${venue.id}`, { first_name: 'Чужой' });
    expect(named.status).toBe(200);
    await eventually(async () => {
      const { body: all } = await operator.get<AuditEntry[]>(`/audit-log?entity_id=${body.user.id}`);
      expect(all.map(({ event }) => event)).toContain('user.changed.v1');
    });
    expect(await audit(venue.id, 'user.changed')).toEqual([]);
  });
});
