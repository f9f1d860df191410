import { Caller } from '@guestflow/access';
import { GuestState } from '@guestflow/contracts';
import { dataSourceOptions, keepCards, newId, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { booking } from '../booking.module';
import { writtenToCards } from '../replicas/cards';
import { Offers } from '../waitlist/offers.service';
import { WaitlistService } from '../waitlist/waitlist.service';
import { BotWaitlistService } from './bot-waitlist.service';

const minute = 60_000;
const now = new Date('2027-05-05T09:00:00Z');
const evening = { date: '2027-05-06', time_from: '18:00', time_to: '20:00', guests_count: 2 };
const offered = { date: '2027-05-06', time: '19:00' };
const [anna, boris] = ['70001', '70002'];

describe('who is offered room and answers in the bot', () => {
  let time = now;
  const clock: Clock = { now: () => time };
  let database: TestDatabase;
  let admin: Client;
  let sources: DataSource[];
  let replicas: { transactions: Transactions; line: WaitlistService; bot: BotWaitlistService }[];
  let staff: Caller;
  let caller: Caller;
  let phones = 0;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(booking)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    sources = await Promise.all(
      [1, 2].map(() =>
        new DataSource(
          dataSourceOptions(databaseOf(booking), { url: database.urlFor('booking'), poolSize: 4 }),
        ).initialize(),
      ),
    );
    replicas = sources.map((source) => {
      const transactions = new Transactions(source, 'booking');
      const offers = new Offers(clock);
      return {
        transactions,
        line: new WaitlistService(transactions, clock, offers),
        bot: new BotWaitlistService(transactions, clock, offers),
      };
    });
  });
  afterAll(async () => {
    for (const source of sources ?? []) await source.destroy();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(async () => {
    time = now;
    const venueId = newId();
    staff = { actor: 'system', role: 'manager', venueId, requestId: 'r' };
    caller = { actor: 'bot:house', role: 'bot', venueId, requestId: 'r' };
    await admin.query(
      `INSERT INTO booking.venues (venue_id, timezone, status, version, slug, name, settings)
       VALUES ($1, 'Europe/Moscow', 'active', 1, $2, 'Кафе', '{}')`,
      [venueId, venueId],
    );
    await admin.query(
      `INSERT INTO booking.resources (id, venue_id, kind, name, capacity, least_guests, sort_order, is_active, created_at, updated_at)
       VALUES ($1, $2, 'table', 'У окна', 4, 1, 0, true, now(), now())`,
      [newId(), venueId],
    );
  });

  const [first, second] = [0, 1].map((index) => () => replicas[index]!) as [
    () => (typeof replicas)[number],
    () => (typeof replicas)[number],
  ];

  /** Somebody with a card that this account is on. */
  async function aGuest(telegram_id: string, merged_into_id: string | null = null): Promise<GuestState> {
    const card: GuestState = {
      ...{ id: newId(), version: 1, name: 'Анна', phone: `+7916${String(++phones).padStart(7, '0')}`, telegram_id },
      ...{ language: null, merged_into_id, created_at: now.toISOString(), updated_at: now.toISOString() },
    };
    await first().transactions.inVenue(staff, (tx) => keepCards(tx, [card], writtenToCards));
    return card;
  }
  async function isOffered({ id }: Pick<GuestState, 'id'>): Promise<string> {
    const entry = await first().line.join(staff, { ...evening, guest_id: id });
    await first().line.offer(staff, entry.id, offered);
    return entry.id;
  }
  const accept = (id: string, telegramId = anna, as = caller, replica = first()) =>
    replica.bot.accept(as, id, telegramId);
  const decline = (id: string, telegramId = anna) => first().bot.decline(caller, id, telegramId);
  const statusOf = async (id: string) =>
    (await admin.query<{ status: string }>('SELECT status FROM booking.waitlist WHERE id = $1', [id])).rows[0]!.status;
  const bookings = async () =>
    (
      await admin.query<{ id: string; status: string }>('SELECT id, status FROM booking.bookings WHERE venue_id = $1', [
        caller.venueId,
      ])
    ).rows;
  const told = async (id: string) =>
    (
      await admin.query<{ type: string; after: object }>(
        `SELECT type, fact::jsonb -> 'data' -> 'after' AS after FROM booking.outbox WHERE subject = $1 ORDER BY position`,
        [id],
      )
    ).rows;

  it('has it: a booking at the offered time, with the table that was held', async () => {
    const guest = await aGuest(anna);
    const id = await isOffered(guest);
    const booked = await accept(id);
    expect(booked).toMatchObject({
      ...{ status: 'confirmed', ...offered, guests_count: 2, guest_id: guest.id },
      manage_url: expect.stringContaining(booked.reference),
    });
    expect(await statusOf(id)).toBe('booked');
    expect(await bookings()).toEqual([{ id: booked.id, status: 'confirmed' }]);
    expect((await told(id)).map(({ type }) => type)).toEqual([
      ...['waitlist.joined.v1', 'waitlist.offered.v1', 'waitlist.booked.v1'],
    ]);
  });

  it('is told of with all that it takes to say it to him', async () => {
    const guest = await aGuest(anna);
    const id = await isOffered(guest);
    expect((await told(id)).at(-1)).toEqual({
      type: 'waitlist.offered.v1',
      after: expect.objectContaining({
        ...{ id, guest_id: guest.id, card_id: guest.id, status: 'offered', guests_count: 2 },
        offered_starts_at: '2027-05-06T16:00:00.000Z',
        offer_expires_at: new Date(now.getTime() + 10 * minute).toISOString(),
      }),
    });
  });

  it('has one booking, however often and wherever it is pressed', async () => {
    const id = await isOffered(await aGuest(anna));
    const answers = await Promise.all(
      [first(), second(), first(), second()].map((replica) => accept(id, anna, caller, replica)),
    );
    expect(new Set(answers.map((each) => each.id)).size).toBe(1);
    expect(await accept(id)).toMatchObject({ id: answers[0]!.id });
    expect(await bookings()).toHaveLength(1);
  });

  it('is answered as the first time under the same key', async () => {
    const id = await isOffered(await aGuest(anna));
    const once = () => ({ scope: 'accept', key: `key-${id}`, fingerprint: 'f', status: 201, answer: undefined });
    const booked = await accept(id, anna, { ...caller, once: once() });
    await expect(accept(id, anna, { ...caller, once: once() })).rejects.toMatchObject({
      answer: JSON.stringify(booked),
    });
    expect(await bookings()).toHaveLength(1);
  });

  it('lets it go, and is out of the line: the next one is offered it', async () => {
    const id = await isOffered(await aGuest(anna));
    const next = await first().line.join(staff, { ...evening, guest_id: (await aGuest(boris)).id });
    expect(await decline(id)).toMatchObject({ status: 'passed', place: null, offer: null });
    expect([await statusOf(id), await statusOf(next.id)]).toEqual(['passed', 'offered']);
    await expect(decline(id)).rejects.toMatchObject({
      status: 422,
      extra: { rule: 'not_in_this_status', entry_status: 'passed' },
    });
    await expect(accept(id)).rejects.toMatchObject({
      status: 422,
      extra: { rule: 'not_in_this_status', entry_status: 'passed' },
    });
    expect(await bookings()).toEqual([]);
  });

  it('cannot take what was given to somebody else’s account, nor what there is not', async () => {
    const id = await isOffered(await aGuest(anna));
    await aGuest(boris);
    for (const attempt of [() => accept(id, boris), () => decline(id, boris), () => accept(newId())]) {
      await expect(attempt()).rejects.toMatchObject({ status: 404 });
    }
    await expect(accept(id, anna, { ...caller, venueId: newId() })).rejects.toMatchObject({ status: 404 });
    expect(await statusOf(id)).toBe('offered');
  });

  it('cannot answer for who waits without a card', async () => {
    await aGuest(anna);
    const entry = await first().line.join(staff, { ...evening, guest_name: 'Кто-то' });
    await first().line.offer(staff, entry.id, offered);
    await expect(accept(entry.id)).rejects.toMatchObject({ status: 404 });
  });

  it('is the guest also by the account of a card that became part of his', async () => {
    const guest = await aGuest(anna);
    await aGuest(boris, guest.id);
    expect(await accept(await isOffered(guest), boris)).toMatchObject({ status: 'confirmed' });
  });

  it('is too late when the offer has run out, also before anybody has ended it', async () => {
    const id = await isOffered(await aGuest(anna));
    time = new Date(now.getTime() + 10 * minute);
    await expect(accept(id)).rejects.toMatchObject({ status: 422, extra: { rule: 'offer_over' } });
    expect(await bookings()).toEqual([]);
    expect(await decline(id)).toMatchObject({ status: 'passed' });
  });

  it('is told that nothing is offered to who only waits, and that it is booked to who would decline it then', async () => {
    const guest = await aGuest(anna);
    const entry = await first().line.join(staff, { ...evening, guest_id: guest.id });
    const rule = 'not_in_this_status';
    await expect(accept(entry.id)).rejects.toMatchObject({ extra: { rule, entry_status: 'waiting' } });
    await first().line.offer(staff, entry.id, offered);
    await accept(entry.id);
    await expect(decline(entry.id)).rejects.toMatchObject({ extra: { rule, entry_status: 'booked' } });
  });

  it('does not see what became another guest’s booking', async () => {
    const id = await isOffered(await aGuest(anna));
    const { id: bookingId } = await accept(id);
    const other = await aGuest(boris);
    await admin.query('UPDATE booking.bookings SET guest_id = $2, card_id = $2 WHERE id = $1', [bookingId, other.id]);
    await expect(accept(id)).rejects.toMatchObject({ status: 404 });
  });
});
