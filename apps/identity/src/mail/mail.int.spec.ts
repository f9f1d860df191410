import { systemCaller } from '@guestflow/access';
import { mailerOf } from '@guestflow/mail';
import { Metrics } from '@guestflow/observability';
import { dataSourceOptions, Sealer, Transaction, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, DevMailbox, eventually, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import pino from 'pino';
import { DataSource } from 'typeorm';
import { identity } from '../identity.module';
import { IdentityLetter } from './letters';
import { MailSender } from './mail-sender.service';
import { Mails } from './mails.service';

const caller = systemCaller('mail-test');
const secret = 'vErY-sEcReT-tOkEn';
const link = `https://guestflow.example/links/${secret}`;

const letterTo = (to: string): IdentityLetter => ({
  to,
  language: 'en',
  kind: 'password_reset',
  data: { link, name: 'Anna', valid_hours: 2 },
});

interface MailRow {
  id: string;
  attempts: number;
  sealed: string | null;
  outcome: string | null;
  last_error: string | null;
  waits: number;
}

describe('a posted letter', () => {
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const sealer = new Sealer(`k:${Buffer.alloc(32, 1).toString('base64')}`);
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let mailbox: DevMailbox;
  let metrics: Metrics;
  let senders: MailSender[];

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(identity)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions({ service: 'identity', entities: [] }, { url: database.urlFor('identity'), poolSize: 10 }),
    ).initialize();
    transactions = new Transactions(source, 'identity');
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  beforeEach(async () => {
    mailbox = await DevMailbox.start();
    metrics = new Metrics('identity');
    senders = [];
    lines.splice(0);
    await admin.query('TRUNCATE identity.mails');
  });
  afterEach(async () => {
    for (const sender of senders) await sender.onModuleDestroy();
    await mailbox.close();
  });

  /** As a replica has it. Ticks are the tests' own. */
  function replica(): MailSender {
    const mailer = mailerOf({ smtpUrl: mailbox.smtpUrl, mailFrom: 'no-reply@guestflow.example' }, logger);
    const sender = new MailSender(transactions, sealer, mailer, metrics, logger);
    senders.push(sender);
    return sender;
  }
  const post = (sender: MailSender, letter: IdentityLetter, then: (tx: Transaction) => void = () => undefined) =>
    transactions.outsideVenues(caller, async (tx) => {
      await new Mails(sealer, sender).post(tx, letter);
      then(tx);
    });
  const idle = () => new MailSender(transactions, sealer, undefined as never, metrics, logger);
  /** Posts without waking anybody. */
  async function leave(...letters: IdentityLetter[]): Promise<void> {
    const asleep = idle();
    await asleep.onModuleDestroy();
    for (const letter of letters) await post(asleep, letter);
  }
  const rows = async (): Promise<MailRow[]> =>
    (
      await admin.query<MailRow>(
        `SELECT id, attempts, sealed, outcome, last_error, extract(epoch FROM due_at - now())::float AS waits
         FROM identity.mails ORDER BY posted_at, id`,
      )
    ).rows;
  const outcomes = async () => (await rows()).map(({ outcome }) => outcome);
  const ended = (...expected: string[]) => eventually(async () => expect(await outcomes()).toEqual(expected));
  const tried = (attempts: number) =>
    eventually(async () => {
      const [row] = await rows();
      // Claimed, it is due in five minutes; what came of the try says otherwise.
      expect(row).toMatchObject({ attempts, last_error: expect.any(String) });
      return row!;
    });
  const counted = async (outcome: string) =>
    (await metrics.mails.get()).values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
  /** As if this long had gone by. */
  const pass = (interval: string) =>
    admin.query(
      `UPDATE identity.mails SET due_at = due_at - $1::interval, useless_at = useless_at - $1::interval,
         posted_at = posted_at - $1::interval WHERE outcome IS NULL`,
      [interval],
    );

  it('leaves as soon as its cause is committed, under an id that stays the same', async () => {
    await post(replica(), letterTo('anna@example.org'));
    const { subject, links, headers } = await mailbox.waitFor('anna@example.org');
    expect([subject, links]).toEqual(['A new password for GuestFlow', [link]]);
    await ended('sent');
    expect(headers['message-id']).toBe(`<${(await rows())[0]!.id}@guestflow.example>`);
    expect(await counted('sent')).toBe(1);
  });

  it('does not exist when its cause failed', async () => {
    const failing = post(replica(), letterTo('anna@example.org'), () => {
      throw new Error('midway');
    });
    await expect(failing).rejects.toThrow('midway');
    expect(await rows()).toEqual([]);
  });

  it('fails with its cause when it cannot be written', async () => {
    const letter = letterTo('anna@example.org');
    const odd = { ...letter, data: { ...letter.data, link: 'javascript:alert(1)' } } as IdentityLetter;
    await expect(post(replica(), odd)).rejects.toThrow('begins with http');
    expect(await rows()).toEqual([]);
  });

  it('is in the database sealed, and gone from there once it is sent; the log never has it', async () => {
    await leave(letterTo('anna@example.org'));
    const stored = async () =>
      JSON.stringify((await admin.query(`SELECT mails::text AS row FROM identity.mails`)).rows);
    expect((await rows())[0]!.sealed).toMatch(/^v1\.k\./);
    for (const word of [secret, 'anna', 'Anna', 'guestflow.example']) expect(await stored()).not.toContain(word);

    mailbox.refuseNext({ at: 'DATA', code: 451, says: `later, anna@example.org: ${link}` });
    const sender = replica();
    sender.wake();
    await tried(1);
    await pass('1 minute');
    sender.wake();
    await ended('sent');
    expect(await rows()).toMatchObject([{ sealed: null, last_error: null, attempts: 2 }]);
    expect(lines.length).toBeGreaterThan(0);
    const all = lines.join('') + (await stored());
    for (const word of [secret, 'anna', 'Anna']) expect(all).not.toContain(word);
  });

  it('opens in its own row only', async () => {
    await leave(letterTo('anna@example.org'), letterTo('boris@example.org'));
    await admin.query(`UPDATE identity.mails SET sealed = (SELECT max(sealed) FROM identity.mails)`);
    const sender = replica();
    sender.wake();
    await eventually(async () => expect((await outcomes()).filter(Boolean)).toEqual(['sent']));
    await eventually(async () => expect((await rows()).filter((row) => row.last_error)).toHaveLength(1));
    expect(mailbox.letters()).toHaveLength(1);
  });

  it('is sent once, however many replicas look for it', async () => {
    const readers = Array.from({ length: 60 }, (_, index) => `guest-${index}@example.org`);
    await leave(...readers.map(letterTo));
    const replicas = [replica(), replica(), replica()];
    for (let round = 0; round < 5; round++) for (const each of replicas) each.wake();
    await ended(...readers.map(() => 'sent'));
    expect(
      mailbox
        .letters()
        .flatMap(({ to }) => to)
        .sort(),
    ).toEqual(readers.sort());
    expect((await rows()).map(({ attempts }) => attempts)).toEqual(readers.map(() => 1));
  });

  it('is tried later and later while the mail server is away, and arrives when it is back', async () => {
    const sender = replica();
    const { smtpUrl, url } = mailbox;
    await mailbox.close();
    await leave(letterTo('anna@example.org'));
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      sender.wake();
      waits.push(Math.round((await tried(attempt)).waits));
      // Before its time nobody touches it. Waited for: one that is still looking when the time has passed would try.
      const early = replica();
      early.wake();
      await early.onModuleDestroy();
      expect(await rows()).toMatchObject([{ attempts: attempt }]);
      await pass('10 minutes');
      await admin.query('UPDATE identity.mails SET last_error = NULL');
    }
    expect(waits.every((wait, index) => wait > (waits[index - 1] ?? 0))).toBe(true);
    expect(await counted('retried')).toBe(3);
    mailbox = await DevMailbox.start({ port: Number(new URL(url).port), smtpPort: Number(new URL(smtpUrl).port) });
    sender.wake();
    await ended('sent');
    expect(mailbox.letters()).toHaveLength(1);
  });

  it('is given up at once when the server will have none of it, with a reason that names nobody', async () => {
    mailbox.refuseNext({ at: 'RCPT TO', code: 550, says: '5.1.1 <anna@example.org>: no such user' });
    await post(replica(), letterTo('anna@example.org'));
    await ended('given_up');
    expect(await rows()).toMatchObject([
      { sealed: null, attempts: 1, last_error: expect.stringMatching(/^EENVELOPE 550 .*RCPT TO$/) },
    ]);
    expect(await counted('given_up')).toBe(1);
    const [told] = lines.map((line) => JSON.parse(line) as { level: number }).filter(({ level }) => level >= 50);
    expect(told).toMatchObject({ msg: 'A letter was given up', kind: 'password_reset', attempts: 1 });
    expect(JSON.stringify(told)).not.toContain('anna');
  });

  it('is given up when its link is over', async () => {
    const sender = replica();
    const { smtpUrl, url } = mailbox;
    await mailbox.close();
    await leave(letterTo('anna@example.org'));
    sender.wake();
    await tried(1);
    await pass('119 minutes 59 seconds');
    sender.wake();
    await ended('given_up');
    mailbox = await DevMailbox.start({ port: Number(new URL(url).port), smtpPort: Number(new URL(smtpUrl).port) });
    await leave(letterTo('boris@example.org'));
    await pass('2 days');
    sender.wake();
    await ended('given_up', 'given_up');
    expect(mailbox.letters()).toEqual([]);
  });

  it('goes to another replica when the one that had it died in the middle', async () => {
    await leave(letterTo('anna@example.org'));
    // What the dead one left behind.
    await admin.query(`UPDATE identity.mails SET attempts = 1, due_at = now() + interval '5 minutes'`);
    const sender = replica();
    sender.wake();
    await pass('5 minutes');
    sender.wake();
    await ended('sent');
    expect(await rows()).toMatchObject([{ attempts: 2 }]);
  });

  it('is finished by a replica that stops, which then takes no other', async () => {
    const sender = replica();
    await post(sender, letterTo('anna@example.org'));
    await sender.onModuleDestroy();
    await post(sender, letterTo('boris@example.org'));
    expect(await outcomes()).toEqual(['sent', null]);
  });

  it('is forgotten a month after its end', async () => {
    await post(replica(), letterTo('anna@example.org'));
    await ended('sent');
    await leave(letterTo('boris@example.org'));
    await senders[0]!.clean();
    expect(await rows()).toHaveLength(2);
    await admin.query(`UPDATE identity.mails SET ended_at = now() - interval '31 days' WHERE outcome IS NOT NULL`);
    await senders[0]!.clean();
    expect(await outcomes()).toEqual([null]);
  });
});
