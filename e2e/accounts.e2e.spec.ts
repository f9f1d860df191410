import { eventually } from '@guestflow/testing';
import { Api } from './support/api';
import { Me, password, SignedIn, staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

describe('the people of a venue, with their accounts', () => {
  let platform: TestPlatform;
  let operator: Api;
  const { linkTo, join, venueWithOwner, audit } = staffOn(() => ({ platform, operator }));

  beforeAll(async () => {
    platform = await startTestPlatform();
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(() => platform?.close());

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

  it('may have names as long as names may be', async () => {
    const { owner } = await venueWithOwner();
    const person = await join(owner.api, 'specialist');
    const long = { first_name: 'И'.repeat(100), last_name: 'К'.repeat(100) };
    expect((await person.api.put('/users/me', long)).status).toBe(200);
  });
});
