import { randomBytes } from 'node:crypto';
import { Caller, systemCaller } from '@guestflow/access';
import { Fact, GuestState, PrivacyRequestState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { dataSourceOptions, Forgetting, newId, placeOfCopy, Sealer, Transactions } from '@guestflow/persistence';
import { databaseOf, SystemClock } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { booking } from '../booking.module';
import { contactOf } from '../bookings/contact';
import { GuestsReplica } from '../replicas/guests.replica';
import { Venue } from '../replicas/venue';
import { PrivacyListener } from './privacy.listener';

const name = 'Зефирина';

describe('a guest whom booking is told of', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let here: Caller;
  let card: string;
  let phone: string;
  let number = 0;
  const sealer = new Sealer(`k:${randomBytes(32).toString('base64')}`);
  const forgetting = new Forgetting(sealer);
  const listener = new PrivacyListener(forgetting, sealer, new SystemClock());
  const replica = new GuestsReplica();

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(booking)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(booking), { url: database.urlFor('booking'), poolSize: 6 }),
    ).initialize();
    transactions = new Transactions(source, 'booking');
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(async () => {
    here = systemCaller('privacy', newId());
    card = newId();
    phone = `+7903555${String(++number).padStart(4, '0')}`;
    await tell('created', { id: card, name, phone, telegram_id: '77700' });
  });

  const handle = <State extends { id: string; version: number }>(
    after: State,
    handler: (fact: Fact<State>, context: EventContext) => Promise<void>,
  ) =>
    transactions.inVenue(here, (tx) => {
      const fact = {
        venueid: here.venueId,
        time: new Date().toISOString(),
        data: { version: 1, after },
      } as Fact<State>;
      return handler(fact, new EventContext([tx, fact]));
    });
  const tell = (what: 'created' | 'erased', card: Partial<GuestState>) => {
    const none = { name: null, phone: null, telegram_id: null, language: null };
    const version = what === 'created' ? 1 : 2;
    return handle({ ...none, version, ...card } as GuestState, (fact, context) => replica[what](fact, context));
  };
  const ask = async (kind: 'copy' | 'erasure', cardIds = [card]) => {
    const request = { id: newId(), version: 1, kind, guest_id: card, card_ids: cardIds, done: false };
    const marks = await transactions.inVenue(here, (tx) => forgetting.marksOf(tx, [phone, '77700']));
    const after = { ...request, marks, created_at: new Date().toISOString() } as PrivacyRequestState;
    await handle(after, (fact, context) => listener.opened(fact, context));
    const { rows } = await admin.query<{ after: { counts: Record<string, number>; sealed?: string } }>(
      `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM booking.outbox WHERE subject = $1`,
      [request.id],
    );
    return { ...rows[0]!.after, id: request.id };
  };
  const book = async (change: Record<string, unknown> = {}) => {
    const row: Record<string, unknown> = {
      ...{ id: newId(), venue_id: here.venueId, reference: randomBytes(16).toString('base64url'), guest_id: card },
      ...{ guest_name: name, guest_phone: phone, resource_ids: [], starts_at: '2099-01-01T12:00:00Z' },
      ...{ duration_minutes: 60, buffer_minutes: 0, held_until: '2099-01-01T13:00:00Z', guests_count: 2 },
      ...{ status: 'confirmed', source: 'web', comment: name, notes: name, cancellation_reason: name, tags: ['Окно'] },
      ...{ overrides: [], override_reason: name, history: '[]', created_at: new Date(), updated_at: new Date() },
      ...change,
    };
    const columns = Object.keys(row);
    await admin.query(
      `INSERT INTO booking.bookings (${columns.join()}) VALUES (${columns.map((_, index) => `$${index + 1}`).join()})`,
      Object.values(row),
    );
    return row.id as string;
  };
  const stored = async (id: string) =>
    (await admin.query<Record<string, unknown>>('SELECT * FROM booking.bookings WHERE id = $1', [id])).rows[0]!;
  const nothing = {
    ...{ guest_name: null, guest_phone: null, comment: null, notes: null, cancellation_reason: null },
    ...{ override_reason: null, account_id: null },
  };

  it.each([
    ['before his card is emptied', false],
    ['after', true],
  ])('is forgotten with his bookings, which stay, whether the request is heard %s', async (_, emptiedFirst) => {
    const [known, byPhone] = [await book(), await book({ guest_id: null, status: 'completed' })];
    const reference = (await stored(known)).reference;
    if (emptiedFirst) await tell('erased', { id: card });
    const { counts } = await ask('erasure');
    if (!emptiedFirst) await tell('erased', { id: card });
    expect(counts).toMatchObject({ bookings: 2, bookings_to_come: 1, waitlist_entries: 0 });
    for (const id of [known, byPhone]) {
      expect(await stored(id)).toMatchObject({
        ...nothing,
        guest_id: card,
        version: 2,
        tags: ['Окно'],
        guests_count: 2,
      });
    }
    expect((await stored(known)).status).toBe('confirmed');
    expect((await stored(known)).reference).not.toBe(reference);
    const { rows } = await admin.query('SELECT name, phone, telegram_id FROM booking.guests WHERE guest_id = $1', [
      card,
    ]);
    expect(rows).toEqual([{ name: null, phone: null, telegram_id: null }]);
  });

  it('takes nothing of others along, but for his phone where they named it', async () => {
    const other = newId();
    const theirs = await book({ guest_id: other, guest_name: 'Олег', guest_phone: '+79990000001', notes: 'Свои' });
    const named = await book({ guest_id: other, guest_name: 'Олег', notes: 'Свои' });
    await ask('erasure');
    expect(await stored(theirs)).toMatchObject({
      guest_name: 'Олег',
      guest_phone: '+79990000001',
      notes: 'Свои',
      version: 1,
    });
    expect(await stored(named)).toMatchObject({
      guest_name: 'Олег',
      guest_phone: null,
      notes: 'Свои',
      guest_id: other,
    });
  });

  it('is forgotten together with what is being booked for his card in this moment', async () => {
    let begun!: () => void;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const venue = { venueId: here.venueId, country: 'RU' } as Venue;
    let id!: string;
    const booking = transactions.inVenue(here, async (tx) => {
      const contact = await contactOf(tx, { guest_id: card }, venue);
      expect(contact.name).toBe(name);
      begun();
      await new Promise((resolve) => setTimeout(resolve, 300));
      id = newId();
      await tx.query(
        `INSERT INTO bookings (id, venue_id, reference, guest_id, guest_name, guest_phone, resource_ids, starts_at, status,
           duration_minutes, buffer_minutes, held_until, guests_count, source, tags, overrides, history, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, '{}', now(), 'new', 60, 0, now(), 2, 'manual', '{}', '{}', '[]', now(), now())`,
        [id, here.venueId, newId(), card, contact.name, contact.phone],
      );
    });
    await beginning;
    const { counts } = await ask('erasure');
    await booking;
    expect(counts.bookings).toBe(1);
    expect(await stored(id)).toMatchObject(nothing);
  });

  it('is told what is known of him in an envelope that opens at its own place only', async () => {
    await book();
    const { id, counts, sealed } = await ask('copy');
    expect(counts).toEqual({ guests: 1, bookings: 1, waitlist: 0, blacklist: 0 });
    expect(JSON.stringify(sealed)).not.toContain(name);
    expect(() => sealer.open(sealed!, placeOfCopy(newId(), 'booking'))).toThrow();
    expect(JSON.parse(sealer.open(sealed!, placeOfCopy(id, 'booking')))).toMatchObject({
      bookings: [{ guest_name: name, guest_phone: phone, comment: name, history: [] }],
    });
  });
});
