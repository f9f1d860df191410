import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { FirstAdmin } from '../apps/identity/src/users/first-admin.service';
import { Api } from './support/api';
import { AuditEntry, Me, password, SignedIn, UserCard, staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

describe('the people of a venue, and who runs the platform', () => {
  let platform: TestPlatform;
  let operator: Api;
  const { as, someone, linkTo, join, venueWithOwner, audit } = staffOn(() => ({ platform, operator }));

  beforeAll(async () => {
    platform = await startTestPlatform();
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(() => platform?.close());

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
    const { links } = await platform.mailbox.waitFor(email, ({ text }) => text.includes('/invitation#'));
    const accept = {
      token: links
        .find((link) => link.includes('/invitation#'))!
        .split('#')
        .at(-1)!,
    };
    expect((await platform.api.post('/auth/invitation/accept', accept)).status).toBe(400);
    const accepted = await platform.api.post<SignedIn>('/auth/invitation/accept', { ...accept, password });
    expect(accepted.body.user).toMatchObject({ role: 'super_admin', venue_id: null });
    expect((await operator.call('DELETE', `/users/${guest.user.id}`)).status).toBe(204);
  });
});
