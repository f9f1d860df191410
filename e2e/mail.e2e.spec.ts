import { systemCaller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Mails } from '../apps/identity/src/mail/mails.service';
import { startTestPlatform, TestPlatform } from './support/test-platform';

describe('a letter of the platform', () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.close());

  it('arrives when the change it tells of was made, and is counted', async () => {
    const { app, url } = platform.services.identity;
    const to = 'olga@example.org';
    const link = 'http://localhost/invitations/se-cret';
    const data = { link, venue_name: 'Кафе «Берёза»', role: 'manager' as const, inviter_name: 'Анна', valid_hours: 72 };
    await app
      .get(Transactions)
      .outsideVenues(systemCaller('e2e'), (tx) =>
        app.get(Mails).post(tx, { to, language: 'ru', kind: 'invitation', data }),
      );
    const letter = await platform.mailbox.waitFor(to);
    expect(letter).toMatchObject({ subject: 'Приглашение в Кафе «Берёза»', from: 'GuestFlow <no-reply@localhost>' });
    expect(letter.links).toEqual([link]);
    await eventually(async () => {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      expect(metrics).toMatch(/^guestflow_mails_total\{outcome="sent",service="identity"\} 1$/m);
    });
  });
});
