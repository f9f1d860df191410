import { systemCaller } from '@guestflow/access';
import { Fact, WeekFigures, WeeklyReportState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { mailerOf } from '@guestflow/mail';
import { Metrics } from '@guestflow/observability';
import { dataSourceOptions, newId, Sealer, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase, DevMailbox, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import pino from 'pino';
import { DataSource } from 'typeorm';
import { identity } from '../identity.module';
import { MailSender } from '../mail/mail-sender.service';
import { Mails } from '../mail/mails.service';
import { WeeklyLetters } from './weekly-letters';
import { WeeklyReportListener } from './weekly-report.listener';

const figures: WeekFigures = {
  ...{ bookings: { now: 120, before: 98 }, guests: { now: 310, before: 270 }, no_shows: { now: 4, before: 7 } },
  ...{ cancellations: { now: 9, before: 5 }, occupancy: { now: 47, before: 41 } },
  ...{ new_guests: { now: 21, before: 19 }, returning_guests: { now: 40, before: 38 } },
  nps: { now: 58, before: null },
};

interface Wishes {
  language?: 'ru' | 'en';
  role?: string;
  status?: string;
  isActive?: boolean;
  isVerified?: boolean;
}

describe('the letter of a venue’s week', () => {
  const logger = pino({ level: 'silent' });
  const sealer = new Sealer(`k:${Buffer.alloc(32, 1).toString('base64')}`);
  const clock: Clock = { now: () => new Date('2027-03-29T07:00:05Z') };
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let mailbox: DevMailbox;
  let sender: MailSender;
  let venueId: string;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(identity)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions({ service: 'identity', entities: [] }, { url: database.urlFor('identity'), poolSize: 5 }),
    ).initialize();
    transactions = new Transactions(source, 'identity');
    mailbox = await DevMailbox.start();
    const mailer = mailerOf({ smtpUrl: mailbox.smtpUrl, mailFrom: 'no-reply@guestflow.example' }, logger);
    sender = new MailSender(transactions, sealer, mailer, new Metrics('identity'), logger);
  });
  afterAll(async () => {
    await sender?.onModuleDestroy();
    await mailbox?.close();
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(async () => {
    venueId = await openVenue();
  });

  async function openVenue(): Promise<string> {
    const [organization, venue] = [newId(), newId()];
    await admin.query(`INSERT INTO identity.organizations (id, name) VALUES ($1, 'Group')`, [organization]);
    await admin.query(
      `INSERT INTO identity.venues (id, organization_id, kind, slug, name, timezone, country, language, currency)
       VALUES ($1, $2, 'restaurant', $3, 'Кафе «Берёза»', 'Europe/Berlin', 'DE', 'ru', 'EUR')`,
      [venue, organization, `cafe-${venue}`],
    );
    return venue;
  }
  async function personAt(venue: string, name: string, wishes: Wishes = {}) {
    const { language = 'ru', role = 'manager', status = 'active', isActive = true, isVerified = true } = wishes;
    const [id, email] = [newId(), `${newId()}@example.org`];
    await admin.query(
      `INSERT INTO identity.users (id, email, name, language, is_active, email_verified_at)
       VALUES ($1, $2, $3, $4, $5, CASE WHEN $6 THEN now() END)`,
      [id, email, name, language, isActive, isVerified],
    );
    await admin.query(
      `INSERT INTO identity.members (id, venue_id, user_id, role, status) VALUES ($1, $2, $3, $4, $5)`,
      [...[newId(), venue, id, role, status]],
    );
    return { id, email };
  }
  const hear = (userId: string, due_at = '2027-03-29T07:00:00.000Z') => {
    const listener = new WeeklyReportListener(
      new WeeklyLetters(new Mails(sealer, sender), clock, { publicUrl: 'https://guestflow.example' }),
    );
    const after: WeeklyReportState = {
      ...{ id: newId(), version: 1, user_id: userId, channel: 'email' as const, due_at, figures },
      ...{ week_from: '2027-03-22', week_to: '2027-03-28' },
    };
    const fact = { data: { version: 1, after } } as Fact<WeeklyReportState>;
    return transactions.inVenue(systemCaller('test', venueId), (tx) =>
      listener.due(fact, new EventContext([tx, fact])),
    );
  };
  /** The library that writes numbers and dates puts spaces there that do not break. */
  const plain = (words: string) => words.replace(/[\u00a0\u202f\u2009]/g, ' ');

  it('arrives in its reader’s language: in Russian', async () => {
    const { id, email } = await personAt(venueId, 'Анна', { language: 'ru', role: 'owner' });
    await hear(id);
    const { subject, text, links } = await mailbox.waitFor(email);
    expect(plain(subject)).toBe('Кафе «Берёза»: неделя 22–28 марта 2027 г.');
    expect(plain(text)).toContain('Здравствуйте, Анна!');
    expect(plain(text)).toContain('Брони: 120 (98)');
    expect(plain(text)).toContain('Занятость столов: 47 % (41 %)');
    expect(plain(text)).toContain('(от −100 до 100): 58 (—)');
    expect(plain(text)).toContain('выключите в разделе «Статистика» отчёт за неделю');
    expect(links).toEqual(['https://guestflow.example/statistics']);
  });

  it('arrives in its reader’s language: in English', async () => {
    const { id, email } = await personAt(venueId, 'Anna', { language: 'en' });
    await hear(id);
    const { subject, text } = await mailbox.waitFor(email);
    expect(plain(subject)).toBe('Кафе «Берёза»: the week of 22 – 28 March 2027');
    expect(plain(text)).toContain(
      'Bookings: 120 (98)\nPeople who came: 310 (270)\nNo-shows: 4 (7)\nCancellations: 9 (5)',
    );
    expect(plain(text)).toContain('turn off the weekly report under “Statistics”');
  });

  it('is written to nobody who has left, or may not see the statistics any more', async () => {
    const posted = async () => (await admin.query<{ id: string }>('SELECT id FROM identity.mails')).rows.length;
    const before = await posted();
    const nobody = [
      await personAt(venueId, 'deactivated', { isActive: false }),
      await personAt(venueId, 'let go', { status: 'inactive' }),
      await personAt(venueId, 'receptionist', { role: 'receptionist' }),
      await personAt(venueId, 'unverified', { isVerified: false }),
      await personAt(await openVenue(), 'elsewhere'),
    ];
    for (const { id } of nobody) await hear(id);
    await hear(newId());
    const late = await personAt(venueId, 'late');
    await hear(late.id, '2027-03-26T07:00:00.000Z');
    await admin.query(`UPDATE identity.venues SET status = 'suspended' WHERE id = $1`, [venueId]);
    const closed = await personAt(venueId, 'closed');
    await hear(closed.id);
    expect(await posted()).toBe(before);
    const addresses = [...nobody, late, closed].map(({ email }) => email);
    expect(mailbox.letters().filter(({ to }) => to.some((each) => addresses.includes(each)))).toEqual([]);
  });
});
