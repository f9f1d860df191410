import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { mailerOf } from '@guestflow/mail';
import pino from 'pino';
import { DevMailbox } from './dev-mailbox';
import { ReceivedLetter } from './received-letter';

describe('the mailbox for development', () => {
  let mailbox: DevMailbox;

  beforeEach(async () => {
    mailbox = await DevMailbox.start();
  });
  afterEach(() => mailbox.close());

  const send = (to: string, subject = 'Hello', html = '<p>Hello</p>') =>
    mailerOf({ smtpUrl: mailbox.smtpUrl, mailFrom: 'a@example.org' }, pino({ level: 'silent' })).send({
      to,
      subject,
      text: 'See https://guestflow.example/a?b=1',
      html,
    });
  const ask = (path: string) => fetch(`${mailbox.url}${path}`);

  it('shows letters newest first, in code and as JSON', async () => {
    await send('anna@example.org', 'First');
    await send('boris@example.org', 'Second');
    expect(mailbox.letters().map(({ subject }) => subject)).toEqual(['Second', 'First']);
    expect((await (await ask('/letters.json')).json()) as ReceivedLetter[]).toEqual(mailbox.letters());
    expect(mailbox.letters()[0]!.links).toEqual(['https://guestflow.example/a?b=1']);
  });

  it('finds the newest letter that is meant, or waits for it', async () => {
    await send('anna@example.org', 'First');
    await send('anna@example.org', 'Second');
    expect((await mailbox.waitFor('anna@example.org')).subject).toBe('Second');
    expect((await mailbox.waitFor('anna@example.org', ({ subject }) => subject === 'First')).subject).toBe('First');
    const third = mailbox.waitFor('anna@example.org', ({ subject }) => subject === 'Third');
    await send('boris@example.org', 'Third');
    await send('anna@example.org', 'Third');
    expect((await third).to).toEqual(['anna@example.org']);
  });

  it('says what there is when none comes', async () => {
    await send('anna@example.org', 'First');
    await expect(mailbox.waitFor('boris@example.org', undefined, 50)).rejects.toThrow(
      'No such letter to boris@example.org came within 50 ms; there are: anna@example.org: First',
    );
  });

  it('keeps the last two hundred', async () => {
    for (const subject of ['First', 'Second']) await send('anna@example.org', subject);
    // Not all of them at once, or a greeting comes too late where the machine is busy.
    const lane = async (_: unknown, first: number) => {
      for (let index = first; index < 199; index += 20) await send('anna@example.org', `Later ${index}`);
    };
    await Promise.all(Array.from({ length: 20 }, lane));
    const subjects = mailbox.letters().map(({ subject }) => subject);
    expect([subjects.length, subjects.at(-1)]).toEqual([200, 'Second']);
  });

  it('shows a letter’s HTML where it can do nothing', async () => {
    await send('anna@example.org', 'Evil', '<script>alert(1)</script>');
    const answer = await ask(`/letters/${mailbox.letters()[0]!.id}.html`);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
    expect(policy).not.toContain('script-src');
    expect((await ask('/letters/none.html')).status).toBe(404);
  });

  it('is not told to a page whose name was turned to this machine', async () => {
    await send('anna@example.org');
    const status = await new Promise((resolve, reject) =>
      request(`${mailbox.url}/letters.json`, { headers: { host: 'evil.example' } }, ({ statusCode }) =>
        resolve(statusCode),
      )
        .once('error', reject)
        .end(),
    );
    expect(status).toBe(404);
  });

  it('outlives a client that goes away in the middle of a letter', async () => {
    const { hostname, port } = new URL(mailbox.smtpUrl);
    const client = connect(Number(port), hostname);
    const sentences = ['EHLO x', 'MAIL FROM:<a@example.org>', 'RCPT TO:<anna@example.org>', 'DATA'];
    for (const sentence of sentences) {
      await once(client, 'data');
      client.write(`${sentence}\r\n`);
    }
    await once(client, 'data');
    client.write('Subject: half a let');
    client.resetAndDestroy();
    await send('boris@example.org');
    expect(mailbox.letters().map(({ to }) => to)).toEqual([['boris@example.org']]);
  });
});
