import { randomBytes } from 'node:crypto';
import { Caller } from '@guestflow/access';
import {
  BookingContact,
  BookingState,
  BookingStatus,
  bookingEvents,
  cancelledBy,
  EventName,
  Fact,
  WaitlistState,
} from '@guestflow/contracts';
import { brokerDatabase, EmbeddedTransport } from '@guestflow/event-bus';
import { createLogger } from '@guestflow/observability';
import { freePort, newId, Transactions } from '@guestflow/persistence';
import { databaseOf, defaultSigningKeyDays, RunningService, signingKeyTimes, startService } from '@guestflow/service';
import { createTestDatabase, eventually, TestDatabase, noTelegram } from '@guestflow/testing';
import fc from 'fast-check';
import { Client } from 'pg';
import { crm } from '../crm.module';
import { Guest } from '../guests/guest.entity';
import { GuestsService } from '../guests/guests.service';
import { HistoryQuery } from './history.dto';
import { HistoryQueries } from './history.queries';
import { recountAll } from './recount-all';
import { recount } from './recount';
import { Figures, figuresOf } from './visit-rules';

const now = new Date('2027-05-05T09:00:00Z');
const tellings = Object.keys(bookingEvents).filter((name) => name.startsWith('booking.')) as EventName[];

type Told = Fact<BookingState>;

describe('what guests did', () => {
  let database: TestDatabase;
  let admin: Client;
  let transport: EmbeddedTransport;
  let services: RunningService[];
  let transactions: Transactions;
  let venue: string;
  let caller: Caller;
  let number = 0;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(crm), brokerDatabase]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    transport = new EmbeddedTransport(database.urlFor('broker'), createLogger('test', 'silent'));
    // Two of them, as replicas are: they share what comes.
    services = [await started(), await started()];
    transactions = services[0]!.app.get(Transactions);
  });
  afterAll(async () => {
    await Promise.all((services ?? []).map((service) => service.close()));
    await transport?.close();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(async () => {
    await opensVenue();
  });

  async function started(): Promise<RunningService> {
    return startService(
      crm,
      {
        ...{ port: await freePort(), host: '127.0.0.1', databaseUrl: database.urlFor('crm'), poolSize: 5 },
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
  }

  async function opensVenue(): Promise<void> {
    venue = newId();
    caller = { actor: 'system', role: 'system', venueId: venue, requestId: 'r' };
    await admin.query(
      `INSERT INTO crm.venues (venue_id, country, language, name, timezone, version)
       VALUES ($1, 'RU', 'ru', 'Кафе', 'Europe/Moscow', 1)`,
      [venue],
    );
  }

  const phone = () => `+7916${String(1_000_000 + ++number)}`;
  const cardOf = async (named: string, given: string) =>
    (await services[0]!.app.get(GuestsService).create(caller, { name: named, phone: given })).id;

  function booking(change: Partial<BookingState> = {}): BookingState {
    return {
      ...{ id: newId(), version: 1, guest_id: null, table_ids: [newId()], booked_at: '2027-05-05T16:00:00.000Z' },
      ...{ duration_minutes: 90, buffer_minutes: 0, guests_count: 2, status: 'confirmed', source: 'web', tags: [] },
      ...{ confirmed_at: null, arrived_at: null, completed_at: null, cancelled_at: null, cancelled_by: null },
      ...{ guest_says: null, late_minutes: null, overrides: [], created_by_user_id: null },
      ...{ created_at: now.toISOString(), updated_at: now.toISOString() },
      ...change,
    };
  }

  const fact = <State extends BookingState | WaitlistState>(
    after: State,
    name: EventName = 'booking.changed',
  ): Fact<State> => ({
    ...{ specversion: '1.0', id: newId(), source: '/guestflow/booking', type: `${name}.v1`, subject: after.id },
    ...{ time: now.toISOString(), datacontenttype: 'application/json', venueid: venue, actor: 'system' },
    data: { version: after.version, after },
  });

  /** Brings them to crm, and waits until nothing is left to do. */
  async function deliver(facts: Fact[]): Promise<void> {
    const outcomes = await transport.publish(
      facts.map((each) => ({ id: each.id, type: each.type, body: JSON.stringify(each) })),
    );
    expect(outcomes).toEqual(facts.map(() => 'taken'));
    await eventually(async () => {
      const left = await admin.query(`SELECT FROM broker.messages WHERE queue = 'crm'`);
      expect(left.rowCount).toBe(0);
    }, 30_000);
    expect((await admin.query('SELECT error FROM crm.parked_events')).rows).toEqual([]);
  }

  const cards = async (): Promise<Guest[]> =>
    transactions.inVenue(caller, (tx) => tx.manager.find(Guest, { where: { venueId: venue }, order: { id: 'ASC' } }));
  const cardOfPhone = async (given: string): Promise<Guest | undefined> =>
    (await cards()).find((card) => card.phone === given);

  const figures = (card: Guest): Figures => ({
    visitCount: card.visitCount,
    firstVisitAt: card.firstVisitAt,
    lastVisitAt: card.lastVisitAt,
    bookingCount: card.bookingCount,
    noShowCount: card.noShowCount,
    cancellationCount: card.cancellationCount,
    averageParty: card.averageParty,
  });
  const counted = (states: BookingState[]): Figures =>
    figuresOf(
      states.map((state) => ({
        status: state.status,
        cancelledBy: state.cancelled_by,
        bookedAt: new Date(state.booked_at),
        guestsCount: state.guests_count,
      })),
    );

  describe('of whoever books', () => {
    it('a card is made where there is none, as it was booked', async () => {
      const given = phone();
      await deliver([
        fact(booking({ contact: { name: ' Анна  Петрова', phone: given, language: 'en' }, source: 'bot' })),
      ]);
      expect(await cards()).toMatchObject([
        { phone: given, name: 'Анна Петрова', language: 'en', source: 'bot', bookingCount: 1, version: 1 },
      ]);
      const [{ id }] = (await cards()) as [Guest];
      const told = await admin.query('SELECT type FROM crm.outbox WHERE subject = $1', [id]);
      expect(told.rows).toEqual([{ type: 'guest.created.v1' }]);
    });

    it('none is made for who gives no phone', async () => {
      await deliver([fact(booking({ contact: { name: 'Кто-то', phone: null } })), fact(booking())]);
      expect(await cards()).toEqual([]);
      expect((await admin.query('SELECT FROM crm.visits WHERE venue_id = $1', [venue])).rowCount).toBe(2);
    });

    it('a card keeps its name, and one without a name gets it', async () => {
      const [named, nameless] = [phone(), phone()];
      await cardOf('Анна', named);
      await deliver([fact(booking({ contact: { name: null, phone: nameless } }))]);
      await deliver([
        fact(booking({ contact: { name: 'Борис', phone: named } })),
        fact(booking({ contact: { name: 'Вера', phone: nameless } })),
      ]);
      expect([(await cardOfPhone(named))?.name, (await cardOfPhone(nameless))?.name]).toEqual(['Анна', 'Вера']);
    });

    it('who waits for room is known, too', async () => {
      const given = phone();
      const entry: WaitlistState = {
        ...{ id: newId(), version: 1, guest_id: null, contact: { name: 'Глеб', phone: given }, date: '2027-05-06' },
        ...{ earliest_at: now.toISOString(), latest_at: now.toISOString(), guests_count: 2, status: 'waiting' },
        ...{ source: 'web', offered_starts_at: null, offer_expires_at: null, booking_id: null },
        ...{ created_at: now.toISOString(), updated_at: now.toISOString() },
      };
      await deliver([fact(entry, 'waitlist.joined')]);
      expect(await cards()).toMatchObject([{ phone: given, name: 'Глеб', source: 'web', bookingCount: 0 }]);
    });

    it('twenty bookings of the same new phone at once: one card, and all of them are its', async () => {
      const given = phone();
      const contact = { name: 'Дарья', phone: given };
      await deliver(Array.from({ length: 20 }, () => fact(booking({ contact }))));
      expect(await cards()).toMatchObject([{ phone: given, bookingCount: 20 }]);
    });
  });

  describe('in whichever order it is told', () => {
    it('the contact of the first fact is not lost on those behind it', async () => {
      const given = phone();
      const first = booking({ contact: { name: 'Анна', phone: given } });
      const { contact: _told, ...rest } = first;
      await deliver([fact({ ...rest, version: 2, status: 'arrived' })]);
      await deliver([fact(first)]);
      expect(figures((await cardOfPhone(given))!)).toMatchObject({ bookingCount: 1, visitCount: 1 });
    });

    it('a booking that is another’s now is counted for him alone', async () => {
      const [one, other] = [phone(), phone()];
      const first = booking({ status: 'completed', contact: { name: 'Анна', phone: one } });
      await deliver([fact(first)]);
      await deliver([fact({ ...first, version: 2, contact: { name: 'Борис', phone: other } })]);
      await deliver([fact(first)]);
      expect((await cardOfPhone(one))?.visitCount).toBe(0);
      expect((await cardOfPhone(other))?.visitCount).toBe(1);
    });

    it('the card that is told goes before the phone', async () => {
      const [mine, somebodys] = [phone(), phone()];
      const id = await cardOf('Анна', mine);
      await deliver([fact(booking({ guest_id: id, card_id: id, contact: { name: 'Анна', phone: somebodys } }))]);
      expect(await cards()).toMatchObject([{ id, bookingCount: 1 }]);
    });

    it('what is told of a merged card is its guest’s, and keeps the card', async () => {
      const [kept, merged] = [await cardOf('Анна', phone()), await cardOf('Аня', phone())];
      await admin.query('UPDATE crm.guests SET merged_into_id = $1 WHERE id = $2', [kept, merged]);
      const said = booking({ guest_id: merged, card_id: merged, status: 'completed' });
      await deliver([fact(said)]);
      const { rows } = await admin.query('SELECT card_id, guest_id FROM crm.visits WHERE booking_id = $1', [said.id]);
      expect(rows).toEqual([{ card_id: merged, guest_id: kept }]);
      expect((await cards()).map((card) => [card.id, card.visitCount])).toEqual(
        [...[[kept, 1]], [merged, 0]].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      );
    });

    it('nobody is made known again by what is told of him afterwards', async () => {
      const given = phone();
      const first = booking({ contact: { name: 'Анна', phone: given } });
      await deliver([fact(first)]);
      await admin.query(
        `UPDATE crm.guests SET erased_at = now(), phone = NULL, name = NULL WHERE venue_id = $1 AND phone = $2`,
        [venue, given],
      );
      await admin.query('TRUNCATE crm.inbox');
      const { contact: _told, ...rest } = first;
      await deliver([
        fact(first),
        fact({ ...rest, version: 2, status: 'completed' }),
        fact({ ...first, version: 3, status: 'completed', contact: { name: 'Анна', phone: phone() } }),
      ]);
      expect(await cards()).toMatchObject([{ phone: null, name: null, visitCount: 1 }]);
    });

    it('random histories give the figures of their ends, and once more everything changes nothing', async () => {
      const statuses: BookingStatus[] = ['new', 'confirmed', 'arrived', 'completed', 'cancelled', 'no_show'];
      const step = fc.record({
        status: fc.constantFrom(...statuses),
        by: fc.constantFrom(...cancelledBy),
        hour: fc.integer({ min: 0, max: 200 }),
        guests: fc.integer({ min: 1, max: 9 }),
        name: fc.constantFrom(...tellings),
        /** 3: nobody. Otherwise whose phone is told; undefined: it is not told anew. */
        whose: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
        knowsCard: fc.boolean(),
      });
      const history = fc.array(step, { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(
          fc.array(history, { minLength: 1, maxLength: 7 }),
          fc.infiniteStream(fc.nat()),
          async (all, luck) => {
            await opensVenue();
            const phones = [phone(), phone(), phone()];
            // One of the three comes for the first time.
            const ids = [await cardOf('Анна', phones[0]!), await cardOf('Борис', phones[1]!), null];
            const told: Told[] = [];
            const ends: { state: BookingState; phone: string | null }[] = [];
            for (const steps of all) {
              const id = newId();
              let whose = 3;
              let state = booking({ id });
              for (const [index, { status, by, hour, guests, name, ...said }] of steps.entries()) {
                const tells = index === 0 || said.whose !== undefined;
                whose = said.whose ?? whose;
                const contact: BookingContact = { name: null, phone: phones[whose] ?? null };
                const card = said.knowsCard ? (ids[whose] ?? null) : null;
                state = booking({
                  ...{ id, version: index + 1, status, guests_count: guests, guest_id: card },
                  booked_at: new Date(now.getTime() + hour * 3_600_000).toISOString(),
                  cancelled_by: status === 'cancelled' ? by : null,
                  ...(tells && { contact }),
                });
                told.push(fact(state, name));
              }
              ends.push({ state, phone: phones[whose] ?? null });
            }
            const random = () => luck.next().value as number;
            const shuffled = (facts: Told[]) =>
              facts
                .map((each) => [random(), each] as const)
                .sort(([a], [b]) => a - b)
                .map(([, each]) => each);
            const repeated = told.filter(() => random() % 3 === 0);
            await deliver(shuffled([...told, ...repeated]));
            const check = async () => {
              for (const card of await cards()) {
                const his = ends.filter((end) => end.phone === card.phone).map(({ state }) => state);
                expect(figures(card)).toEqual(counted(his));
              }
            };
            await check();
            for (const end of ends) if (end.phone) expect(await cardOfPhone(end.phone)).toBeDefined();
            const before = [
              await cards(),
              (await admin.query('SELECT * FROM crm.visits WHERE venue_id = $1 ORDER BY booking_id', [venue])).rows,
            ];
            await admin.query('TRUNCATE crm.inbox');
            await deliver(shuffled(told));
            expect([
              await cards(),
              (await admin.query('SELECT * FROM crm.visits WHERE venue_id = $1 ORDER BY booking_id', [venue])).rows,
            ]).toEqual(before);
            await recountAll(transactions, 2);
            await check();
          },
        ),
        { numRuns: Number(process.env.HISTORIES ?? 30) },
      );
    });
  });

  describe('counting', () => {
    it('a day of facts told twice, with the inbox emptied between, changes no figure', async () => {
      const phones = Array.from({ length: 15 }, phone);
      const day: Told[] = Array.from({ length: 60 }, (_, index) => {
        const first = booking({ status: 'new', contact: { name: `Гость ${index}`, phone: phones[index % 15]! } });
        const { contact: _told, ...rest } = first;
        const last: BookingState = { ...rest, version: 2, status: index % 4 === 0 ? 'no_show' : 'completed' };
        return [fact(first, 'booking.requested'), fact(last, 'booking.completed')];
      }).flat();
      await deliver(day);
      const before = await cards();
      expect(before).toHaveLength(15);
      expect(before.reduce((sum, card) => sum + card.visitCount, 0)).toBe(45);
      await deliver(day);
      expect(await cards()).toEqual(before);
      await admin.query('TRUNCATE crm.inbox');
      await deliver([...day].reverse());
      expect(await cards()).toEqual(before);
    });

    it('two who count the same guest at once lose nothing', async () => {
      const given = phone();
      await deliver([fact(booking({ contact: { name: 'Анна', phone: given } }))]);
      const { id } = (await cardOfPhone(given))!;
      for (let round = 1; round <= 10; round++) {
        await Promise.all(
          Array.from({ length: 4 }, () =>
            transactions.inVenue(caller, async (tx) => {
              await tx.query(
                `INSERT INTO visits (venue_id, booking_id, card_id, guest_id, status, booked_at, guests_count, source,
                                     table_ids, tags, created_at, version)
                 VALUES ($1, $2, $3, $3, 'completed', now(), 2, 'web', '{}', '{}', now(), 1)`,
                [venue, newId(), id],
              );
              await recount(tx, [id]);
            }),
          ),
        );
        expect((await cardOfPhone(given))?.visitCount).toBe(round * 4);
      }
    });

    it('of two consumers who have bookings of one guest in hand at once, both are counted', async () => {
      const given = phone();
      const contact = { name: 'Анна', phone: given };
      const states = Array.from({ length: 80 }, () => booking({ status: 'completed', contact }));
      // One message at a time, so that both services and both of their lanes have some in hand.
      await Promise.all(states.map((state) => deliver([fact(state)])));
      expect((await cardOfPhone(given))?.visitCount).toBe(80);
    });

    it('all figures are counted anew, in small parts, and what was wrong is told', async () => {
      const phones = Array.from({ length: 7 }, phone);
      await deliver(
        phones.map((each) => fact(booking({ status: 'completed', contact: { name: 'Анна', phone: each } }))),
      );
      const before = await cards();
      await recountAll(transactions);
      await admin.query('UPDATE crm.guests SET visit_count = 9, average_party = NULL WHERE phone = ANY ($1)', [
        phones.slice(0, 3),
      ]);
      expect(await recountAll(transactions, 2)).toMatchObject({ changed: 3 });
      expect(await recountAll(transactions, 2)).toMatchObject({ changed: 0 });
      expect(await cards()).toEqual(before);
    });
  });

  describe('the history of a guest', () => {
    const ask = (id: string, query: Partial<HistoryQuery> = {}) =>
      services[0]!.app.get(HistoryQueries).of(caller, id, Object.assign(new HistoryQuery(), query));

    it('has the newest visit first, in pages, by status, and its totals are of all of it', async () => {
      const id = await cardOf('Анна', phone());
      const days = ['2027-05-01', '2027-05-03', '2027-05-02', '2027-06-01'];
      const states = days.map((day, index) =>
        booking({
          ...{ guest_id: id, booked_at: `${day}T16:00:00.000Z`, status: index === 3 ? 'confirmed' : 'completed' },
        }),
      );
      await deliver(states.map((state) => fact(state)));
      const first = await ask(id, { limit: 2 });
      expect([first.total, first.body.bookings.map(({ booking_id }) => booking_id)]).toEqual([
        4,
        [states[3]!.id, states[1]!.id],
      ]);
      expect(first.body.totals).toMatchObject({ booking_count: 4, visit_count: 3, upcoming: 1, average_party: 2 });
      const came = await ask(id, { status: 'completed,arrived', sort: 'booked_at:asc' });
      expect(came.body.bookings.map(({ booking_id }) => booking_id)).toEqual([0, 2, 1].map((at) => states[at]!.id));
      await expect(ask(id, { status: 'eaten' })).rejects.toThrow();
      await expect(ask(newId())).rejects.toThrow('There is no such guest');
    });

    it('is the same by the id of a card that became part of another', async () => {
      const [kept, merged] = [await cardOf('Анна', phone()), await cardOf('Аня', phone())];
      await admin.query('UPDATE crm.guests SET merged_into_id = $1 WHERE id = $2', [kept, merged]);
      await deliver([fact(booking({ guest_id: kept })), fact(booking({ guest_id: merged }))]);
      const [one, other] = [await ask(kept), await ask(merged)];
      expect(one.total).toBe(2);
      expect(other.body).toEqual(one.body);
    });
  });
});
