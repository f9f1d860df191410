import { randomBytes } from 'node:crypto';
import { Caller, systemCaller } from '@guestflow/access';
import { Fact } from '@guestflow/contracts';
import { dataSourceOptions, Forgetting, newId, placeOfCopy, Sealer, Transactions } from '@guestflow/persistence';
import { databaseOf, SystemClock } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { analytics } from '../analytics.module';
import { EventLog } from '../events/append';
import { ChainKey } from '../events/chain-key';
import { readingWith, verify } from '../events/verify';
import { EventWriter } from '../events/writer';
import { Privacy } from './privacy';

const [name, phone, email] = ['Зефирина', '+79035550101', 'zefirina'];
const at = (seconds: number) => new Date(Date.UTC(2027, 0, 1, 12, 0, seconds)).toISOString();

describe('a guest of whom the audit log tells', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let here: Caller;
  let card: string;
  const sealer = new Sealer(`k:${randomBytes(32).toString('base64')}`);
  const forgetting = new Forgetting(sealer);
  let eventLog: EventLog;
  let writer: EventWriter;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(analytics)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(analytics), { url: database.urlFor('analytics'), poolSize: 6 }),
    ).initialize();
    transactions = new Transactions(source, 'analytics');
    eventLog = new EventLog(transactions, new ChainKey(transactions, sealer), new SystemClock());
    writer = new EventWriter(eventLog, new Privacy(forgetting, sealer, eventLog));
  });
  // Whatever was forgotten, the chains are whole.
  afterEach(async () => {
    for await (const chain of verify(readingWith(transactions), sealer)) expect(chain.faults).toEqual([]);
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(() => {
    here = systemCaller('privacy', newId());
    card = newId();
  });

  const tell = async (
    type: string,
    after: Record<string, unknown>,
    { time = at(1), actor = 'anonymous', before = undefined as object | undefined } = {},
  ) => {
    await eventLog.ready(here.venueId);
    return transactions.inVenue(here, (tx) => {
      const data = { version: 1, after: { id: newId(), ...after }, before };
      const fact = {
        id: newId(),
        type: `${type}.v1`,
        subject: data.after.id,
        time,
        actor,
        venueid: here.venueId,
        data,
      };
      const source = '/guestflow/booking';
      const told = { ...fact, source, actorip: '1.2.3.4', actoragent: 'Telefon' } as unknown as Fact;
      return writer.write(tx, [told]);
    });
  };
  const ask = async (kind: 'copy' | 'erasure') => {
    const id = newId();
    const marks = await transactions.inVenue(here, (tx) => forgetting.marksOf(tx, [phone]));
    await tell('privacy_request.opened', { id, kind, guest_id: card, card_ids: [card], marks }, { actor: 'system' });
    return id;
  };
  const log = async () =>
    (
      await admin.query<{ text: string }>(
        'SELECT entry::text AS text FROM analytics.events entry WHERE venue_id = $1 ORDER BY told_at, id',
        [here.venueId],
      )
    ).rows
      .map(({ text }) => text)
      .join('\n');
  const answers = async (id: string) =>
    (
      await admin.query<{ after: { counts: Record<string, number>; sealed: string } }>(
        `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM analytics.outbox WHERE subject = $1`,
        [id],
      )
    ).rows[0]!.after;
  const contact = { name, phone };

  it('is taken out of all that was written down, and others are not', async () => {
    const [booking, other] = [newId(), newId()];
    await tell('booking.requested', { id: booking, guest_id: null, contact });
    await tell(
      'guest.created',
      { id: card, name, phone, telegram_id: '1', source: 'web', email: `${email}@example.com`, birthday: '1990-05-12' },
      { actor: `user:${newId()}` },
    );
    await tell(
      'booking.changed',
      { guest_id: other, contact: { name: 'Олег', phone: '+79990000001' } },
      { before: { id: newId(), guest_id: card, contact } },
    );
    await tell('guests.imported', {
      guests: [{ guest: { id: card, name, email: `${email}@example.com` } }, { guest: { id: other, name: 'Олег' } }],
    });
    await tell('feedback.replied', { guest_id: card, text: `Спасибо, ${name}` });
    const { counts } = await answers(await ask('erasure'));
    expect(counts.audit_entries).toBe(5);
    const text = await log();
    expect(text).not.toMatch(new RegExp(`${name}|${phone.slice(1)}|${email}|1990-05-12`));
    expect(text.match(/Олег/g)).toHaveLength(2);
    expect(text).toContain('web');
    expect(text).not.toContain('marks');
    // From where the guest booked is not told any more; from where staff did it is.
    const { rows } = await admin.query<{ ip: string | null }>(
      `SELECT ip FROM analytics.events WHERE subject = ANY ($1) ORDER BY type`,
      [[booking, card]],
    );
    expect(rows.map(({ ip }) => ip)).toEqual([null, '1.2.3.4']);
  });

  it('is taken out of what comes after, where it was told before', async () => {
    const id = await ask('erasure');
    await tell('guest.changed', { id: card, name }, { before: { id: card, name, phone } });
    await tell('booking.requested', { guest_id: null, contact });
    await tell('booking_privacy.answered', { id, guest_id: card, counts: {} }, { time: at(10), actor: 'system' });
    await tell('booking.requested', { guest_id: null, contact }, { time: at(9) });
    expect(await log()).not.toMatch(new RegExp(`${name}|${phone.slice(1)}`));
    await tell('booking.requested', { guest_id: null, contact: { name: 'Новый', phone } }, { time: at(11) });
    expect(await log()).toContain('Новый');
  });

  it('is taken out of what comes after though a part of it is not written down at all', async () => {
    await ask('erasure');
    await tell('delivery.failed', { guest_id: card, telegram_message_id: null, reason: name }, { actor: 'system' });
    await tell('feedback.replied', { guest_id: card, feedback_id: newId(), text: `Спасибо, ${name}` });
    const text = await log();
    expect(text).toMatch(/delivery\.failed[^]*feedback\.replied/);
    expect(text).not.toMatch(new RegExp(`${name}|telegram_message_id`));
  });

  it('is missed by nothing that is written down in the same moment', async () => {
    const writing = Promise.all(
      Array.from({ length: 40 }, () => tell('booking.requested', { guest_id: card, contact })),
    );
    await Promise.all([writing, ask('erasure')]);
    expect(await log()).not.toContain(name);
  });

  it('is told what was written down, but not who of the staff did it; the copy itself is not written down', async () => {
    const user = newId();
    await tell('guest.created', { id: card, name, phone }, { actor: `user:${user}` });
    const id = await ask('copy');
    const { sealed, counts } = await answers(id);
    expect(counts).toEqual({ audit_log: 2 });
    const copy = sealer.open(sealed, placeOfCopy(id, 'analytics'));
    expect(JSON.parse(copy)).toMatchObject({
      audit_log: [{ what: 'guest.created', by: 'user', said: { name, phone } }, {}],
    });
    expect(copy).not.toContain(user);
    await tell('analytics_privacy.answered', { id, guest_id: card, counts, sealed }, { actor: 'system' });
    expect(await log()).not.toContain(sealed);
  });

  it('is told nothing of others: who were brought in with him, or whose a booking of his is now', async () => {
    const guests = [
      { guest: { id: newId(), name: 'Олег', phone: '+79990000001' }, is_new: true },
      { guest: { id: card, name, phone }, is_new: true },
    ];
    await tell('guests.imported', { guests }, { actor: 'system' });
    const booking = newId();
    const after = { id: booking, guest_id: newId(), contact: { name: 'Олег', phone: '+79990000001' } };
    await tell('booking.changed', after, { before: { id: booking, guest_id: card, contact } });
    const id = await ask('copy');
    const { sealed } = await answers(id);
    const copy = sealer.open(sealed, placeOfCopy(id, 'analytics'));
    expect(copy).toContain(phone);
    expect(copy).not.toMatch(/Олег|\+79990000001/);
  });

  it('cannot be written into what was written down: of that things are only taken away', async () => {
    await tell('guest.created', { id: card, name, phone: null, tags: ['a', 'b'] });
    const change = (to: string) =>
      transactions.inVenue(here, (tx) =>
        tx.query(`UPDATE events SET after = ${to} WHERE venue_id = $1`, [here.venueId]),
      );
    for (const to of [
      `after || '{"name": "Олег"}'`,
      `after || '{"more": 1}'`,
      `after || '{"phone": "+7"}'`,
      `jsonb_set(after, '{tags,0}', '"c"')`,
      `after || '{"tags": ["a"]}'`,
      `'1'::jsonb`,
    ]) {
      await expect(change(to)).rejects.toThrow('what was written down is not changed');
    }
    const others = (sql: string) => transactions.inVenue(here, (tx) => tx.query(sql));
    await expect(others(`UPDATE events SET actor = 'system'`)).rejects.toThrow('permission denied');
    await expect(others('DELETE FROM events')).rejects.toThrow('permission denied');
    await expect(
      transactions.inVenue(here, async (tx) => {
        await tx.query(`UPDATE events SET after = after - 'name' WHERE venue_id = $1`, [here.venueId]);
        const rows = await tx.query<{ text: string }>(`SELECT after::text AS text FROM events`);
        expect(rows.map(({ text }) => text).join()).not.toContain(name);
        throw new Error('enough');
      }),
    ).rejects.toThrow('enough');
  });
});
