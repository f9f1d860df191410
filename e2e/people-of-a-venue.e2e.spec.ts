import { eventually } from '@guestflow/testing';
import { Api } from './support/api';
import { AuditEntry, Me, password, SignedIn, UserCard, staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

describe('the people of a venue', () => {
  let platform: TestPlatform;
  let operator: Api;
  const { as, someone, linkTo, join, venueWithOwner, audit } = staffOn(() => ({ platform, operator }));

  beforeAll(async () => {
    platform = await startTestPlatform();
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(() => platform?.close());

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
    await eventually(async () => expect((await person.api.get('/auth/me')).status).toBe(401));
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
    });
    const refused = await login();
    expect([refused.status, refused.body.reason]).toEqual([403, 'venue_suspended']);
    const refresh = await platform.api.post('/auth/refresh', { refresh_token: owner.refresh_token });
    expect(refresh.status).toBe(403);
    expect((await operator.post(`/tenants/${venue.id}/resume`)).status).toBe(200);
    await eventually(async () => expect((await owner.api.get('/users')).status).toBe(200));
    expect((await login()).status).toBe(200);
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
      return link.split('#').at(-1)!;
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
