import { spawn } from 'node:child_process';
import path from 'node:path';
import { Fact, ServiceName, VenueState } from '@guestflow/contracts';
import { closeToOtherVenues, ForwardMigration, migrate, newId } from '@guestflow/persistence';
import { createTestDatabase, eventually, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { brokerDatabase } from '../transports/embedded-broker.migration';
import { Transport } from '../transports/transport';
import { caller, Kind, Node, Onlooker, tellChange, venueHandler, venueState } from './node';
import { Wire } from './wire';

class Effects1800000000000 extends ForwardMigration {
  // No uniqueness: what takes effect twice must show as two rows.
  readonly statements = [
    'CREATE TABLE effects (position bigint GENERATED ALWAYS AS IDENTITY, event_id uuid, venue_id uuid, version integer)',
    ...closeToOtherVenues('effects'),
  ];
}

/** What both transports promise. */
export function describeEventBus(name: string, kindIn: (database: TestDatabase) => Kind): void {
  describe(`events over ${name}`, () => {
    let database: TestDatabase;
    let kind: Kind;
    let admin: Client;
    let open: { close(): Promise<void> }[] = [];
    let wires: Wire[] = [];

    beforeEach(async () => {
      database = await createTestDatabase();
      await migrate({
        adminUrl: database.adminUrl,
        passwords: {},
        databases: [
          { service: 'identity', entities: [], migrations: [] },
          { service: 'booking', entities: [], migrations: [Effects1800000000000] },
          { service: 'crm', entities: [], migrations: [Effects1800000000000] },
          brokerDatabase,
        ],
      });
      kind = kindIn(database);
      admin = new Client({ connectionString: database.adminUrl });
      await admin.connect();
    });

    afterEach(async () => {
      await Promise.all(open.map((node) => node.close()));
      // After those at their ends, who say goodbye over them.
      await Promise.all(wires.map((wire) => wire.close()));
      [open, wires] = [[], []];
      await admin.end();
      await database.drop();
    });

    const node = async (service: ServiceName) => {
      const opened = await Node.open(service, database.urlFor(service), kind);
      open.push(opened);
      return opened;
    };
    const teller = async () => {
      const identity = await node('identity');
      identity.startRelay();
      return identity;
    };
    /** There is a queue for it, and nobody who takes from it yet. */
    const wanted = async (service: ServiceName) => {
      const { transport } = await node(service);
      const subscription = await transport.subscribe(service, ['venue.changed'], 1, (delivery) => delivery.done());
      await taking(transport);
      await subscription.stop();
    };
    /** A broker's connections come about in any order, and later than what was asked where the machine is busy. */
    const taking = (transport: Transport) =>
      eventually(async () => {
        const [outcome] = await transport.publish([{ id: newId(), type: 'venue.changed.v99', body: '{}' }]);
        expect(outcome).toBe('taken');
      });
    const effects = async (service: ServiceName = 'booking') =>
      (
        await admin.query<{ event_id: string; venue_id: string; version: number }>(
          `SELECT * FROM ${service}.effects ORDER BY position`,
        )
      ).rows;
    const outbox = async () =>
      (await admin.query<{ attempts: number; type: string }>('SELECT * FROM identity.outbox ORDER BY position')).rows;
    const effectsReach = (count: number, service: ServiceName = 'booking', within?: number) =>
      eventually(async () => expect(await effects(service)).toHaveLength(count), within);

    const doom = (part: 'relay' | 'consumer', service: ServiceName) =>
      new Promise<NodeJS.Signals | null>((resolve) => {
        const hook = path.resolve(__dirname, '../../../../scripts/ts.cjs');
        const given = JSON.stringify({ part, service, url: database.urlFor(service), kind });
        const child = spawn(process.execPath, ['-r', hook, path.join(__dirname, 'doomed.ts'), given], {
          stdio: ['ignore', 'inherit', 'inherit'],
        });
        child.once('exit', (_code, signal) => resolve(signal));
      });

    it('reach every service that wants them, and take effect once in each', async () => {
      for (const service of ['booking', 'crm'] as const)
        await (await node(service)).startHandlers(venueHandler().controller, []);
      const identity = await teller();
      const venues = Array.from({ length: 50 }, newId);
      await Promise.all(venues.map((venue) => tellChange(identity, venue)));
      await effectsReach(50, 'booking');
      await effectsReach(50, 'crm');
      expect(new Set((await effects()).map((row) => row.venue_id))).toEqual(new Set(venues));
      await eventually(async () => expect(await outbox()).toHaveLength(0));
    });

    it.each([
      ['a NUL', 'half\0way'],
      ['half a surrogate pair', 'half \ud800 a pair'],
    ])('leave although a text in them has %s, and hold back none of the others', async (_what, name) => {
      const handler = venueHandler();
      await (await node('booking')).startHandlers(handler.controller, []);
      const identity = await teller();
      const [odd, other] = [newId(), newId()];
      await identity.transactions.outsideVenues(caller, (tx) =>
        tx.emit('venue.changed', { after: { ...venueState(odd, 1), name }, venueId: odd }),
      );
      await tellChange(identity, other);
      await effectsReach(2);
      expect(handler.seen.find(({ fact }) => fact.venueid === odd)?.fact.data.after.name).toBe(name);
      await eventually(async () => expect(await outbox()).toHaveLength(0));
    });

    it('are never told by a transaction that was rolled back', async () => {
      await (await node('booking')).startHandlers(venueHandler().controller, []);
      const identity = await teller();
      const venue = newId();
      const failing = identity.transactions.outsideVenues(caller, (tx) => {
        tx.emit('venue.changed', { after: venueState(venue, 1), venueId: venue });
        throw new Error('the change failed');
      });
      await expect(failing).rejects.toThrow('the change failed');
      await tellChange(identity, venue, 2);
      await effectsReach(1);
      expect((await effects())[0]?.version).toBe(2);
    });

    it('survive a kill -9 of the relay between publishing and marking, and take effect once', async () => {
      const booking = await node('booking');
      await booking.startHandlers(venueHandler().controller, []);
      const identity = await node('identity');
      await Promise.all(Array.from({ length: 20 }, () => tellChange(identity, newId())));
      expect(await doom('relay', 'identity')).toBe('SIGKILL');
      // Published, but still marked as not: they go out a second time.
      expect(await outbox()).toHaveLength(20);
      identity.startRelay();
      await eventually(async () => expect(await outbox()).toHaveLength(0));
      await effectsReach(20);
      await eventually(async () => {
        const repeated = await booking.metrics.eventsHandled.get();
        expect(repeated.values.find(({ labels }) => labels.outcome === 'repeated')?.value).toBe(20);
      });
      expect(await effects()).toHaveLength(20);
    });

    it('survive a kill -9 of the consumer that has them in hand', async () => {
      await wanted('booking');
      const identity = await teller();
      await tellChange(identity, newId());
      await eventually(async () => expect(await outbox()).toHaveLength(0));
      expect(await doom('consumer', 'booking')).toBe('SIGKILL');
      expect(await effects()).toHaveLength(0);
      const successor = await node('booking');
      await successor.startHandlers(venueHandler().controller, []);
      await effectsReach(1, 'booking', 40_000);
    });

    it('are tried again with growing delays when their handler fails, then parked; the others are not held back', async () => {
      const bad = newId();
      const handler = venueHandler((fact) => {
        if (fact.venueid === bad) throw new Error('this one always fails');
      });
      const booking = await node('booking');
      const delaysMs = [200, 600, 3_000];
      await booking.startHandlers(handler.controller, delaysMs);
      const identity = await node('identity');
      await tellChange(identity, bad);
      await Promise.all(Array.from({ length: 100 }, () => tellChange(identity, newId())));
      // All of them are there at once, the bad one before the others.
      identity.startRelay();
      await effectsReach(100);

      const [parked] = await eventually(async () => {
        const list = await booking.parked.list();
        expect(list).toHaveLength(1);
        return list;
      });
      expect(parked).toMatchObject({ reason: 'failed', error: 'Error: this one always fails', attempts: 4 });
      // A delivery may be tried twice: together with others, then alone.
      const deliveries = booking.delivered.filter(({ body }) => body.includes(bad));
      expect(deliveries.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
      const waited = delaysMs.map((_, index) => deliveries[index + 1]!.at - deliveries[index]!.at);
      expect(waited.map((ms, index) => ms >= delaysMs[index]!)).toEqual([true, true, true]);
      // Nobody waited for it: they were done while it was still being tried.
      const others = handler.seen.filter(({ fact }) => fact.venueid !== bad);
      expect(Math.max(...others.map(({ at }) => at))).toBeLessThan(deliveries[3]!.at);
      // A failed try leaves no trace.
      expect((await effects()).filter((row) => row.venue_id === bad)).toEqual([]);
    });

    it('keep their order and take effect once when one in the midst of them fails', async () => {
      const bad = newId();
      const others = Array.from({ length: 20 }, newId);
      const handler = venueHandler((fact) => {
        if (fact.venueid === bad) throw new Error('this one always fails');
      });
      const booking = await node('booking');
      await booking.startHandlers(handler.controller, []);
      const identity = await node('identity');
      for (const version of [1, 2, 3]) {
        for (const venue of others) await tellChange(identity, venue, version);
        await tellChange(identity, bad, version);
      }
      identity.startRelay();
      await effectsReach(60);
      await eventually(async () => expect(await booking.parked.list()).toHaveLength(3));
      const rows = await effects();
      for (const venue of others) {
        expect(rows.filter((row) => row.venue_id === venue).map((row) => row.version)).toEqual([1, 2, 3]);
      }
      expect(rows).toHaveLength(60);
    });

    it('take effect when they are replayed after their handler was mended', async () => {
      let broken = true;
      const handler = venueHandler(() => {
        if (broken) throw new Error('not yet');
      });
      const booking = await node('booking');
      await booking.startHandlers(handler.controller, []);
      const identity = await teller();
      await tellChange(identity, newId());
      await tellChange(identity, newId());
      const parked = await eventually(async () => {
        const list = await booking.parked.list();
        expect(list).toHaveLength(2);
        return list;
      });
      broken = false;
      expect(await booking.parked.replay([parked[0]!.id])).toBe(1);
      await effectsReach(1);
      expect(await booking.parked.replay('all')).toBe(1);
      await effectsReach(2);
      expect(await booking.parked.list()).toEqual([]);
    });

    it('stay in the outbox while no queue takes them, and later ones of the same venue wait behind them', async () => {
      const identity = await teller();
      const venue = newId();
      await tellChange(identity, venue, 1);
      await eventually(async () => expect((await outbox())[0]?.attempts).toBeGreaterThan(0));
      await tellChange(identity, venue, 2);
      const other = newId();
      await (await node('booking')).startHandlers(venueHandler().controller, []);
      await tellChange(identity, other, 1);
      // The longer nobody took them, the later they are tried again.
      await effectsReach(3, 'booking', 90_000);
      expect((await effects()).filter((row) => row.venue_id === venue).map((row) => row.version)).toEqual([1, 2]);
      await eventually(async () => expect(await outbox()).toHaveLength(0));
    });

    it('leave in the order in which one venue’s transactions were committed', async () => {
      const handler = venueHandler();
      await (await node('booking')).startHandlers(handler.controller, []);
      const identity = await node('identity');
      const venue = newId();
      for (let version = 1; version <= 30; version++) await tellChange(identity, venue, version);
      identity.startRelay();
      await effectsReach(30);
      expect(handler.seen.map(({ fact }) => fact.data.version)).toEqual(
        Array.from({ length: 30 }, (_, index) => index + 1),
      );
    });

    it('are shared by two replicas, each effective once', async () => {
      await wanted('booking');
      const relays = [await teller(), await teller()];
      await Promise.all(Array.from({ length: 600 }, (_, index) => tellChange(relays[index % 2]!, newId())));
      await eventually(async () => expect(await outbox()).toHaveLength(0));
      // More than one has in hand at a time: what the first leaves while it waits is the second's.
      let go!: () => void;
      const bothAtWork = new Promise<void>((resolve) => (go = resolve));
      const behave = () => {
        if (replicas.every(({ seen }) => seen.length > 0)) go();
        return bothAtWork;
      };
      const replicas = [venueHandler(behave), venueHandler(behave)];
      for (const { controller } of replicas) await (await node('booking')).startHandlers(controller, []);
      await effectsReach(600);
      const counts = replicas.map(({ seen }) => seen.length);
      expect(Math.min(...counts)).toBeGreaterThan(50);
      expect(counts[0]! + counts[1]!).toBe(600);
    });

    it('are finished by a service that is shut down while it has them in hand', async () => {
      let began!: () => void;
      const inHand = new Promise<void>((resolve) => (began = resolve));
      const handler = venueHandler(async () => {
        began();
        await new Promise((resolve) => setTimeout(resolve, 500));
      });
      const booking = await node('booking');
      await booking.startHandlers(handler.controller, []);
      const identity = await teller();
      await tellChange(identity, newId());
      await inHand;
      open = open.filter((other) => other !== booking);
      await booking.close();
      expect(await effects()).toHaveLength(1);
      const successor = venueHandler();
      await (await node('booking')).startHandlers(successor.controller, []);
      await tellChange(identity, newId());
      await effectsReach(2);
      expect(successor.seen).toHaveLength(1);
    });

    describe('that nobody can understand are parked at once:', () => {
      const fact = (change: (fact: Fact<VenueState>) => void): string => {
        const venue = newId();
        const good: Fact<VenueState> = {
          specversion: '1.0',
          id: newId(),
          source: '/guestflow/identity',
          type: 'venue.changed.v1',
          subject: venue,
          time: new Date().toISOString(),
          datacontenttype: 'application/json',
          venueid: venue,
          actor: 'system',
          data: { version: 1, after: venueState(venue, 1) },
        };
        change(good);
        return JSON.stringify(good);
      };

      it.each([
        ['of an unknown version', 'unknown_version', fact((it) => (it.type = 'venue.changed.v99'))],
        ['of an unknown type', 'unknown_type', fact((it) => (it.type = 'venue.exploded.v1'))],
        ['with data that breaks its shape', 'invalid_data', fact((it) => (it.data.after.timezone = 'Mars/Olympus'))],
        ['without the envelope of a fact', 'malformed', '{"hello":"world"}'],
        ['that are not JSON', 'malformed', 'not json'],
      ])('%s', async (_name, reason, body) => {
        const handler = venueHandler();
        const booking = await node('booking');
        await booking.startHandlers(handler.controller, [60_000]);
        // As `taking` has it.
        await eventually(() => booking.transport.redeliver('booking', body));
        await eventually(async () => expect(await booking.parked.list()).toMatchObject([{ reason, attempts: 1 }]));
        expect(handler.seen).toEqual([]);
      });
    });

    it('of an unknown version come through the same door as the known ones', async () => {
      const booking = await node('booking');
      await booking.startHandlers(venueHandler().controller, []);
      await taking(booking.transport);
      await eventually(async () => expect(await booking.parked.list()).toHaveLength(1));
    });

    describe('are heard of by who only watches:', () => {
      const onlooker = async (on = kind, names?: string[]) => {
        const opened = await Onlooker.open(on, names);
        open.push(opened);
        await eventually(() => expect(opened.isUp()).toBe(true));
        return opened;
      };
      const wireToBroker = async () => {
        const wire = await Wire.to(kind.url);
        wires.push(wire);
        return wire;
      };
      const taker = async () => (await node('booking')).startHandlers(venueHandler().controller, []);
      /** What was told before it is through; the ids of the facts by their venues. */
      const heardOf = (who: Onlooker, venues: string[]) =>
        eventually(() => expect(new Set(who.notices.map(({ subject }) => subject))).toEqual(new Set(venues)));

      it('each watcher of each one, once, and the queues have them all the same', async () => {
        await taker();
        await (await node('crm')).startHandlers(venueHandler().controller, []);
        const watchers = [await onlooker(), await onlooker()];
        const identity = await teller();
        const venues = Array.from({ length: 50 }, newId);
        await Promise.all(venues.map((venue) => tellChange(identity, venue, 7)));
        for (const watcher of watchers) {
          await heardOf(watcher, venues);
          expect(watcher.notices).toHaveLength(50);
          expect(watcher.gaps).toBe(1);
        }
        await effectsReach(50, 'booking');
        await effectsReach(50, 'crm');
        await eventually(async () => expect(await outbox()).toHaveLength(0));
      });

      it('what happened, to what and where, in its order, and nothing of what it says', async () => {
        await taker();
        const watcher = await onlooker();
        const identity = await teller();
        const venue = newId();
        for (let version = 1; version <= 20; version++) await tellChange(identity, venue, version);
        await eventually(() => expect(watcher.notices).toHaveLength(20));
        expect(watcher.notices.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
        const { id, time, ...rest } = watcher.notices[0]!;
        expect(rest).toEqual({ type: 'venue.changed.v1', subject: venue, venueid: venue, version: 1 });
        expect([id, Date.parse(time) <= Date.now()]).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), true]);
      });

      it('of other names than he watches, not at all', async () => {
        await taker();
        const [other, watcher] = [await onlooker(kind, ['venue.created']), await onlooker()];
        const venue = newId();
        await tellChange(await teller(), venue);
        await heardOf(watcher, [venue]);
        expect(other.notices).toEqual([]);
      });

      it('a fact whose only taker he would be stays in the outbox, and he hears of it when a queue has it', async () => {
        const watcher = await onlooker();
        const identity = await teller();
        const venue = newId();
        await tellChange(identity, venue);
        await eventually(async () => expect((await outbox())[0]?.attempts).toBeGreaterThan(0));
        expect(watcher.notices).toEqual([]);
        await taker();
        await effectsReach(1, 'booking', 90_000);
        await heardOf(watcher, [venue]);
      });

      it('nothing is kept while he is away; that there is a gap he is told before he hears more', async () => {
        await taker();
        const wire = await wireToBroker();
        const [watcher, present] = [await onlooker({ ...kind, url: wire.url }), await onlooker()];
        const identity = await teller();
        const [before, meanwhile, after] = [newId(), newId(), newId()];
        await tellChange(identity, before);
        await heardOf(watcher, [before]);

        wire.cut();
        await eventually(() => expect(watcher.isUp()).toBe(false));
        await tellChange(identity, meanwhile);
        await heardOf(present, [before, meanwhile]);
        wire.mend();
        await eventually(() => expect(watcher.gaps).toBe(2));
        await tellChange(identity, after);
        await heardOf(watcher, [before, after]);
        expect(watcher.heard.map((each) => (each === 'gap' ? each : each.subject))).toEqual([
          'gap',
          before,
          'gap',
          after,
        ]);
        await effectsReach(3);
      });

      it('who began without a broker hears from when there is one', async () => {
        await taker();
        const wire = await wireToBroker();
        wire.cut();
        const watcher = await Onlooker.open({ ...kind, url: wire.url });
        open.push(watcher);
        expect([watcher.isUp(), watcher.heard]).toEqual([false, []]);
        wire.mend();
        await eventually(() => expect(watcher.heard).toEqual(['gap']));
        const venue = newId();
        await tellChange(await teller(), venue);
        await heardOf(watcher, [venue]);
      });
    });
  });
}
