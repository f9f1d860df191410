import { randomBytes } from 'node:crypto';
import { Caller } from '@guestflow/access';
import { EventName, Fact, GuestState, ImportedGuestsState, Versioned } from '@guestflow/contracts';
import { brokerDatabase, EmbeddedTransport } from '@guestflow/event-bus';
import { createLogger } from '@guestflow/observability';
import { freePort, keepCards, newId, Transactions } from '@guestflow/persistence';
import { databaseOf, defaultSigningKeyDays, RunningService, signingKeyTimes, startService } from '@guestflow/service';
import { createTestDatabase, eventually, TestDatabase, noTelegram } from '@guestflow/testing';
import fc from 'fast-check';
import { Client } from 'pg';
import { booking } from '../booking.module';
import { makeBooking } from '../bookings/make-booking';
import { BookingsQuery } from '../bookings/bookings.dto';
import { BookingsQueries } from '../bookings/bookings.queries';
import { BookingsService } from '../bookings/bookings.service';
import { contactOf, unwelcome } from '../bookings/contact';
import { BotBookingsQuery } from '../bot/bot.dto';
import { BotService } from '../bot/bot.service';
import { joinLine } from '../waitlist/join-line';
import { WaitlistService } from '../waitlist/waitlist.service';
import { loadVenue } from './venue';
import { writtenToCards } from './cards';

const now = new Date('2027-05-05T09:00:00Z');
const evening = { booked_at: '2027-05-06T15:00:00Z', guests_count: 2 };
const window = { date: '2027-05-06', time_from: '18:00', time_to: '20:00' };

describe('cards of guests', () => {
  let database: TestDatabase;
  let admin: Client;
  let transport: EmbeddedTransport;
  let service: RunningService;
  let transactions: Transactions;
  let venue: string;
  let staff: Caller;
  let number = 0;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(booking), brokerDatabase]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    transport = new EmbeddedTransport(database.urlFor('broker'), createLogger('test', 'silent'));
    service = await startService(
      booking,
      {
        ...{ port: await freePort(), host: '127.0.0.1', databaseUrl: database.urlFor('booking'), poolSize: 10 },
        broker: { kind: 'embedded', url: database.urlFor('broker') },
        ...{ jwksUrl: 'http://127.0.0.1:9', retryDelaysMs: [50, 100, 200] },
        ...noTelegram,
        signingKeys: signingKeyTimes(defaultSigningKeyDays),
        sealingKeys: `test:${randomBytes(32).toString('base64')}`,
        ...{ publicUrl: 'http://localhost', superAdmin: { email: 'admin@localhost', password: 'not of this service' } },
        ...{ mailFrom: 'GuestFlow <no-reply@localhost>', ownerSignUp: false, logLevel: 'silent', prettyLogs: false },
      },
      { clock: { now: () => now } },
    );
    transactions = service.app.get(Transactions);
  });
  afterAll(async () => {
    await service?.close();
    await transport?.close();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(async () => {
    await opensVenue();
  });

  async function opensVenue(): Promise<void> {
    venue = newId();
    staff = { actor: 'system', role: 'manager', venueId: venue, requestId: 'r' };
    await admin.query(
      `INSERT INTO booking.venues (venue_id, slug, name, timezone, status, version)
       VALUES ($1, $2, 'Кафе', 'Europe/Moscow', 'active', 1)`,
      [venue, `house-${++number}`],
    );
  }

  const phone = () => `+7916${String(1_000_000 + ++number)}`;

  const card = (change: Partial<GuestState> = {}): GuestState => ({
    ...{ id: newId(), version: 1, name: 'Анна', phone: null, telegram_id: null, language: null, merged_into_id: null },
    ...{ created_at: now.toISOString(), updated_at: now.toISOString() },
    ...change,
  });

  const fact = <State extends Versioned>(after: State, name: EventName): Fact<State> => ({
    ...{ specversion: '1.0', id: newId(), source: '/guestflow/crm', type: `${name}.v1`, subject: after.id },
    ...{ time: now.toISOString(), datacontenttype: 'application/json', venueid: venue, actor: 'system' },
    data: { version: after.version, after },
  });

  const tell = (...facts: Fact[]) =>
    transport.publish(facts.map((each) => ({ id: each.id, type: each.type, body: JSON.stringify(each) })));

  /** Nothing that concerns cards waits for booking any more. */
  const settled = () =>
    eventually(async () => {
      const left = await admin.query(
        `SELECT FROM broker.messages WHERE queue = 'booking' UNION ALL SELECT FROM booking.outbox`,
      );
      expect(left.rowCount).toBe(0);
      expect((await admin.query('SELECT error FROM booking.parked_events')).rows).toEqual([]);
    }, 30_000);

  const deliver = async (...facts: Fact[]) => {
    await tell(...facts);
    await settled();
  };
  const keep = (...cards: GuestState[]) => transactions.inVenue(staff, (tx) => keepCards(tx, cards, writtenToCards));

  interface Who {
    guest_id?: string;
    guest_phone?: string;
  }
  const book = (who: Who) => service.app.get(BookingsService).create(staff, { ...evening, ...who });
  const wait = (who: Who) => service.app.get(WaitlistService).join(staff, { ...window, guests_count: 2, ...who });

  async function written(table: 'bookings' | 'waitlist' | 'blacklist') {
    const { rows } = await admin.query<{ card_id: string | null; guest_id: string | null }>(
      `SELECT card_id, guest_id FROM booking.${table} WHERE venue_id = $1`,
      [venue],
    );
    return rows;
  }
  const blacklisted = (change: { guest_id?: string | null; phone?: string | null }) =>
    fact(
      {
        ...{ id: newId(), version: 1, guest_id: null, phone: null, reason: 'шумел' },
        ...{ created_at: now.toISOString(), removed_at: null, ...change },
      },
      'blacklist.added',
    );

  it('what was written to a merged card is the other’s, and its own again afterwards', async () => {
    const [kept, merged] = [card({ phone: phone() }), card({ phone: phone() })];
    await deliver(fact(kept, 'guest.created'), fact(merged, 'guest.created'));
    await book({ guest_id: merged.id });
    await wait({ guest_id: merged.id });
    await deliver(blacklisted({ guest_id: merged.id }));
    await deliver(fact({ ...merged, version: 2, merged_into_id: kept.id }, 'guest.merged'));
    for (const table of ['bookings', 'waitlist', 'blacklist'] as const) {
      expect(await written(table)).toEqual([{ card_id: merged.id, guest_id: kept.id }]);
    }
    const asked = Object.assign(new BookingsQuery(), { guest_id: merged.id });
    expect((await service.app.get(BookingsQueries).list(staff, asked)).items).toMatchObject([{ guest_id: kept.id }]);
    await deliver(fact({ ...merged, version: 3 }, 'guest.unmerged'));
    for (const table of ['bookings', 'waitlist', 'blacklist'] as const) {
      expect(await written(table)).toEqual([{ card_id: merged.id, guest_id: merged.id }]);
    }
  });

  it('what a version beside this one wrote without a card goes along', async () => {
    const [kept, merged] = [card(), card()];
    await keep(kept, merged);
    await book({ guest_id: merged.id });
    await settled();
    await admin.query('UPDATE booking.bookings SET card_id = NULL WHERE venue_id = $1', [venue]);
    await keep({ ...merged, version: 2, merged_into_id: kept.id });
    expect(await written('bookings')).toEqual([{ card_id: merged.id, guest_id: kept.id }]);
    await keep({ ...merged, version: 3 });
    expect(await written('bookings')).toEqual([{ card_id: merged.id, guest_id: merged.id }]);
  });

  it('by the phone, the Telegram account and the id of a merged card its guest is meant', async () => {
    const kept = card({ name: 'Анна', phone: phone(), telegram_id: '11' });
    const merged = card({ name: 'Аня', phone: phone(), telegram_id: '12', merged_into_id: kept.id });
    await keep(merged, kept);
    await deliver(blacklisted({ phone: merged.phone }));
    await transactions.inVenue(staff, async (tx) => {
      const here = await loadVenue(tx);
      const byPhone = await contactOf(tx, { guest_phone: merged.phone }, here);
      expect(byPhone).toEqual({ guestId: kept.id, name: 'Анна', phone: merged.phone });
      expect(await contactOf(tx, { guest_id: merged.id }, here)).toMatchObject({ guestId: kept.id });
      for (const who of [byPhone, { guestId: kept.id, name: null, phone: null }]) {
        expect(await unwelcome(tx, who)).toMatchObject({ reason: 'шумел' });
      }
      expect(await unwelcome(tx, { guestId: null, name: null, phone: phone() })).toBeUndefined();
    });
    const allowed = { ...evening, guest_id: kept.id, overrides: ['blacklist' as const] };
    const { id } = await service.app.get(BookingsService).create(staff, allowed);
    for (const telegram_id of ['11', '12']) {
      const asked = Object.assign(new BotBookingsQuery(), { telegram_id });
      expect((await service.app.get(BotService).list(staff, asked)).items).toMatchObject([{ id }]);
      expect(await service.app.get(BotService).card(staff, id, telegram_id)).toMatchObject({ id });
    }
    await expect(service.app.get(BotService).card(staff, id, '13')).rejects.toThrow();
  });

  it('whatever becomes one and two again, and however it is told, everything is its guest’s in the end', async () => {
    const change = fc.record({ card: fc.nat(4), into: fc.nat(4) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.infiniteStream(fc.nat()), async (changes, luck) => {
        await opensVenue();
        const cards = Array.from({ length: 5 }, () => card({ phone: phone() }));
        const told = [...cards];
        const rootAt = (at: number): number => {
          const into = cards.findIndex(({ id }) => id === cards[at]!.merged_into_id);
          return into < 0 ? at : rootAt(into);
        };
        for (const { card: at, into } of changes) {
          // A card that is part of another is two again; one that is not becomes part of another guest’s.
          const before = cards[at]!;
          const merges = before.merged_into_id === null && rootAt(into) !== at;
          const merged_into_id = merges ? cards[rootAt(into)]!.id : null;
          cards[at] = { ...before, version: before.version + 1, merged_into_id };
          told.push(cards[at]);
        }
        // By a phone alone, before anything is known of whose it is.
        for (const each of cards) await book({ guest_phone: each.phone! });
        await wait({ guest_phone: cards[0]!.phone! });
        const order = [...told, ...told.slice(0, 3)].map((each) => [luck.next().value as number, each] as const);
        const queue = order.sort(([a], [b]) => a - b).map(([, each]) => each);
        // Two consumers, each with a part of it in hand.
        await Promise.all(
          [0, 1].map(async (half) => {
            for (const [index, each] of queue.entries()) if (index % 2 === half) await keep(each);
          }),
        );
        await settled();
        const wanted = cards.map(({ id }, at) => `${id} ${cards[rootAt(at)]!.id}`).sort();
        expect((await written('bookings')).map(({ card_id, guest_id }) => `${card_id} ${guest_id}`).sort()).toEqual(
          wanted,
        );
        expect(await written('waitlist')).toEqual([{ card_id: cards[0]!.id, guest_id: cards[rootAt(0)]!.id }]);
      }),
      { numRuns: Number(process.env.MERGES ?? 40) },
    );
  });

  it('the guests of a list are kept at once, and what waited for them by phone is theirs', async () => {
    const guests = Array.from({ length: 500 }, () => card({ phone: phone() }));
    await book({ guest_phone: guests[7]!.phone! });
    await wait({ guest_phone: guests[8]!.phone! });
    await deliver(fact({ ...guests[9]!, version: 4, name: 'Вера' }, 'guest.changed'));
    const list: ImportedGuestsState = {
      ...{ id: newId(), version: 1, import_id: newId() },
      guests: guests.map((guest) => ({ guest, is_new: true })),
    };
    await deliver(fact(list, 'guests.imported'), fact(list, 'guests.imported'));
    const { rows } = await admin.query('SELECT name, version FROM booking.guests WHERE venue_id = $1', [venue]);
    expect(rows).toHaveLength(500);
    expect(rows.filter(({ version }: { version: number }) => version > 1)).toEqual([{ name: 'Вера', version: 4 }]);
    expect(await written('bookings')).toEqual([{ card_id: guests[7]!.id, guest_id: guests[7]!.id }]);
    expect(await written('waitlist')).toEqual([{ card_id: guests[8]!.id, guest_id: guests[8]!.id }]);
  });

  describe('that are told of while somebody books', () => {
    it('what was not committed when the card came is its all the same', async () => {
      const given = card({ phone: phone() });
      let commit: () => void = () => undefined;
      const wanted = new Promise<void>((resolve) => (commit = resolve));
      let say: () => void = () => undefined;
      const inserted = new Promise<void>((resolve) => (say = resolve));
      const asking = transactions.inVenue(staff, async (tx) => {
        const here = await loadVenue(tx);
        const contact = await contactOf(tx, { guest_phone: given.phone }, here);
        const at = Date.parse(evening.booked_at);
        await makeBooking(tx, here, { at, guests: 2, source: 'manual', contact, tables: 'later', by: 'staff' }, now);
        await joinLine(tx, here, { said: window, guests: 2, contact, source: 'manual', by: 'staff' }, now);
        say();
        await wanted;
      });
      await inserted;
      await keep(given);
      commit();
      await asking;
      await settled();
      expect(await written('bookings')).toEqual([{ card_id: given.id, guest_id: given.id }]);
      expect(await written('waitlist')).toEqual([{ card_id: given.id, guest_id: given.id }]);
    });

    /** Whoever comes second has come to a stop. */
    const somebodyWaits = () =>
      eventually(async () => {
        const { rowCount } = await admin.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
        expect(rowCount).toBeGreaterThan(0);
      }, 5_000);

    /** Cards that are told of and not committed while something else is done. */
    async function whileTold(told: GuestState[], work: () => Promise<unknown>): Promise<void> {
      let go: () => void = () => undefined;
      const wanted = new Promise<void>((resolve) => (go = resolve));
      let say: () => void = () => undefined;
      const kept = new Promise<void>((resolve) => (say = resolve));
      const telling = transactions.inVenue(staff, async (tx) => {
        await keepCards(tx, told, writtenToCards);
        say();
        await wanted;
      });
      await kept;
      const working = work();
      await somebodyWaits().finally(go);
      await Promise.all([telling, working]);
    }

    it('what is told of itself while the card is not committed waits for it', async () => {
      const given = card({ phone: phone() });
      await whileTold([given], () =>
        Promise.all([book({ guest_phone: given.phone! }), wait({ guest_phone: given.phone! })]),
      );
      await settled();
      expect(await written('bookings')).toEqual([{ card_id: given.id, guest_id: given.id }]);
      expect(await written('waitlist')).toEqual([{ card_id: given.id, guest_id: given.id }]);
    });

    it('two cards that become part of others at once are followed to the end', async () => {
      const [one, two, three] = [card(), card(), card()] as const;
      await keep(one, two, three);
      await book({ guest_id: one.id });
      await settled();
      await whileTold([{ ...one, version: 2, merged_into_id: two.id }], () =>
        keep({ ...two, version: 2, merged_into_id: three.id }),
      );
      expect(await written('bookings')).toEqual([{ card_id: one.id, guest_id: three.id }]);
    });

    it('none of those who book or wait at that moment is missed', async () => {
      const all = Array.from({ length: 12 }, () => [card({ phone: phone() }), card({ phone: phone() })] as const);
      await Promise.all(
        all.flatMap(([one, other]): Promise<unknown>[] => [
          book({ guest_phone: one.phone! }),
          wait({ guest_phone: one.phone! }),
          tell(fact(one, 'guest.created')),
          tell(fact(other, 'guest.created')),
          tell(fact({ ...one, version: 2, merged_into_id: other.id }, 'guest.merged')),
          book({ guest_phone: one.phone! }),
        ]),
      );
      await settled();
      const guests = (rows: { guest_id: string | null }[]) => rows.map(({ guest_id }) => guest_id).sort();
      const others = all.map(([, other]) => other.id).sort();
      expect(guests(await written('waitlist'))).toEqual(others);
      expect(guests(await written('bookings'))).toEqual([...others, ...others].sort());
    });
  });
});
