import { randomBytes } from 'node:crypto';
import { systemCaller } from '@guestflow/access';
import { brokerDatabase } from '@guestflow/event-bus';
import { freePort, newId, Transactions } from '@guestflow/persistence';
import { databaseOf, defaultSigningKeyDays, RunningService, signingKeyTimes, startService } from '@guestflow/service';
import { createTestDatabase, DevMailbox, noTelegram, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { say } from '../messages/messages';
import { messaging } from '../messaging.module';

describe('the link in an offer', () => {
  let database: TestDatabase;
  let admin: Client;
  let mailbox: DevMailbox;
  let service: RunningService;
  let port: number;
  const [venueId, guestId] = [newId(), newId()];

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(messaging), brokerDatabase]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    mailbox = await DevMailbox.start();
    port = await freePort();
    service = await startService(messaging, {
      ...{ port, host: '127.0.0.1', databaseUrl: database.urlFor('messaging'), poolSize: 10 },
      broker: { kind: 'embedded', url: database.urlFor('broker') },
      ...{ jwksUrl: 'http://127.0.0.1:9', retryDelaysMs: [50, 100, 200] },
      ...noTelegram,
      signingKeys: signingKeyTimes(defaultSigningKeyDays),
      sealingKeys: `test:${randomBytes(32).toString('base64')}`,
      ...{ publicUrl: `http://127.0.0.1:${port}`, superAdmin: { email: 'admin@localhost' } },
      ...{ smtpUrl: mailbox.smtpUrl, mailFrom: 'GuestFlow <no-reply@localhost>', ownerSignUp: false },
      ...{ logLevel: 'silent', prettyLogs: false },
    });
    await admin.query(
      `INSERT INTO messaging.venues (venue_id, name, timezone, language, version) VALUES ($1, 'Кафе <b>', 'Europe/Moscow', 'ru', 1)`,
      [venueId],
    );
  });
  afterAll(async () => {
    await service?.close();
    await mailbox?.close();
    await admin?.end();
    await database?.drop();
  });

  const optOuts = async () => (await admin.query('SELECT guest_id FROM messaging.email_optouts')).rows;

  it('asks whoever opens it, and takes back by a press, or by a mail program that posts', async () => {
    const to = { channel: 'email', address: 'anna@example.org' } as const;
    await service.app
      .get(Transactions)
      .inVenue(systemCaller('test', venueId), (tx) =>
        say(tx, [{ kind: 'campaign', whose: { cardId: guestId, guestId }, to, text: 'Вечер джаза' }], new Date()),
      );
    // Its own tick finds it.
    const { headers } = await mailbox.waitFor('anna@example.org');
    const link = headers['list-unsubscribe']!.slice(1, -1);

    const page = await fetch(link);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('Кафе &#60;b&#62;');
    expect(await optOuts()).toEqual([]);

    const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    const done = await fetch(link, oneClick);
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Готово')]);
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    expect(await optOuts()).toEqual([{ guest_id: guestId }]);

    // What RFC 8058 would rather have mail programs send.
    await admin.query('DELETE FROM messaging.email_optouts');
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    expect((await fetch(link, { method: 'POST', body: form })).status).toBe(200);
    expect(await optOuts()).toEqual([{ guest_id: guestId }]);

    // Of whoever was forgotten meanwhile nothing is written down anew.
    await admin.query('DELETE FROM messaging.email_optouts');
    await admin.query('INSERT INTO messaging.forgotten (mark, request_id) VALUES ($1, $2)', [guestId, newId()]);
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    expect(await optOuts()).toEqual([]);
  });

  it('that is none of ours is not found, and nothing else is open to the world', async () => {
    for (const key of ['x', 'x.y', `${'A'.repeat(43)}.${'A'.repeat(43)}`]) {
      expect((await fetch(`http://127.0.0.1:${port}/api/v1/links/unsubscribe/${key}`, { method: 'POST' })).status).toBe(
        404,
      );
    }
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/notifications/settings`)).status).toBe(401);
    const form = new FormData();
    form.set('text', 'Somebody');
    const elsewhere = await fetch(`http://127.0.0.1:${port}/api/v1/campaigns`, { method: 'POST', body: form });
    expect([401, 415]).toContain(elsewhere.status);
  });
});
