import { Caller, OnceOnly, systemCaller } from '@guestflow/access';
import { Conflict, RuleViolation } from '@guestflow/problems';
import { createTestDatabase, eventually, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { ForwardMigration } from './forward-migration';
import { newId } from './ids';
import { migrate } from './migrate';
import { AnsweredBefore } from './once-only';
import { dataSourceOptions } from './service-database';
import { closeToOtherVenues } from './tenant-table';
import { Transaction } from './transaction';
import { Transactions } from './transactions';

class Effects1800000000000 extends ForwardMigration {
  // No uniqueness: what takes effect twice must show as two rows.
  readonly statements = [
    'CREATE TABLE effects (position bigint GENERATED ALWAYS AS IDENTITY, venue_id uuid NOT NULL, what text NOT NULL)',
    ...closeToOtherVenues('effects'),
  ];
}

/** What waits at it goes on when it is opened. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('a request with an Idempotency-Key', () => {
  const venue = newId();
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let key: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate({
      adminUrl: database.adminUrl,
      passwords: {},
      databases: [{ service: 'booking', entities: [], migrations: [Effects1800000000000] }],
    });
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions({ service: 'booking', entities: [] }, { url: database.urlFor('booking'), poolSize: 10 }),
    ).initialize();
    transactions = new Transactions(source, 'booking');
  });

  beforeEach(async () => {
    key = newId();
    await admin.query('TRUNCATE booking.effects, booking.idempotency_keys');
  });

  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  /** A request as the interceptor hands it on: each time its own object, although the key is the same. */
  const request = (changed: Partial<OnceOnly> = {}): Caller & { once: OnceOnly } => ({
    ...systemCaller('once', venue),
    once: { scope: `user:1|${venue}|/api/v1/bookings`, key, fingerprint: 'body', status: 201, ...changed },
  });

  const book =
    (answer: unknown = { ok: true }) =>
    async (tx: Transaction) => {
      await tx.query('INSERT INTO effects (venue_id, what) VALUES ($1, $2)', [venue, 'booked']);
      return answer;
    };
  const send = (caller: Caller, work = book()) => transactions.inVenue(caller, work);
  const effects = async () => (await admin.query<{ what: string }>('SELECT what FROM booking.effects')).rows.length;
  const kept = async () => (await admin.query('SELECT * FROM booking.idempotency_keys')).rows;

  describe('that was answered', () => {
    it.each<[string, unknown]>([
      ['with an object', { id: 1, guests_count: 2, at: new Date(0), left_out: undefined }],
      ['in many letters', { name: 'Ёлка 🎄', quoted: `it's "so" \\ and\u2028\u0000\u001f`, half: '\ud800' }],
      ['with numbers as JavaScript writes them', [1e21, 1e-7, 0.1, -0, 9007199254740991]],
      ['in the order of its fields', { z: 1, a: 2, '10': 3, '9': 4 }],
      ['with nothing', undefined],
      ['with a long list', Array.from({ length: 5_000 }, (_, n) => ({ n, text: 'x'.repeat(20) }))],
    ])('%s gets the very same bytes again, and no second effect', async (_how, answer) => {
      const first = request({ status: 202 });
      const work = async (tx: Transaction) => {
        await book()(tx);
        return answer;
      };
      expect(await send(first, work)).toBe(answer);
      const bytes = JSON.stringify(answer ?? null);
      expect(first.once.answer).toBe(bytes);

      const again = send(request({ status: 202 }), () => Promise.reject(new Error('it was done again')));
      await expect(again).rejects.toBeInstanceOf(AnsweredBefore);
      await expect(again).rejects.toMatchObject({ status: 202, answer: bytes });
      expect(await effects()).toBe(1);
    });

    it('is a broken rule when the key comes back with another request', async () => {
      await send(request());
      const other = send(request({ fingerprint: 'another body' }));
      await expect(other).rejects.toBeInstanceOf(RuleViolation);
      await expect(other).rejects.toMatchObject({ status: 422, extra: { rule: 'idempotency_key_reused' } });
      expect(await effects()).toBe(1);
      // The first one still gets its answer.
      await expect(send(request())).rejects.toBeInstanceOf(AnsweredBefore);
    });

    it('has nothing to do with the same key of somebody else or at another address', async () => {
      await send(request());
      await send(request({ scope: `user:2|${venue}|/api/v1/bookings`, fingerprint: 'another body' }));
      await send(request({ scope: `user:1|${venue}|/api/v1/guests`, fingerprint: 'another body' }));
      expect(await effects()).toBe(3);
    });

    it('was answered by its first transaction: later ones of the same request just run', async () => {
      const caller = request();
      await send(caller, book('first'));
      await send(caller, book('second'));
      expect(await effects()).toBe(2);
      await expect(send(request())).rejects.toMatchObject({ answer: '"first"' });
    });
  });

  describe('that still runs', () => {
    it('lets a second one fail at once instead of wait', async () => {
      const { opened, open } = gate();
      const begun = gate();
      const first = send(request(), async (tx) => {
        const answer = await book('the first')(tx);
        begun.open();
        await opened;
        return answer;
      });
      await begun.opened;
      // Had it waited for the first, this line would never be passed: the first waits for the gate below.
      await expect(send(request())).rejects.toBeInstanceOf(Conflict);
      await expect(send(request({ fingerprint: 'another body' }))).rejects.toBeInstanceOf(Conflict);
      // Other keys are not held up either.
      await send(request({ key: newId() }));
      open();
      expect(await first).toBe('the first');
      expect(await effects()).toBe(2);
      await expect(send(request())).rejects.toMatchObject({ answer: '"the first"' });
    });

    it('takes effect once when fifty come together, and the others are answered or told to wait', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 50 }, (_, index) => send(request(), book({ booked: index }))),
      );
      const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      const failed = outcomes.flatMap((outcome): unknown[] => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(done).toHaveLength(1);
      expect(await effects()).toBe(1);
      expect(await kept()).toHaveLength(1);
      for (const reason of failed) {
        if (reason instanceof AnsweredBefore) expect(reason.answer).toBe(JSON.stringify(done[0]));
        else expect(reason).toBeInstanceOf(Conflict);
      }
    });
  });

  describe('that came to nothing', () => {
    it('leaves its key free, for another request too', async () => {
      const failing = send(request(), async (tx) => {
        await book()(tx);
        throw new RuleViolation('closed', 'The kitchen is closed');
      });
      await expect(failing).rejects.toMatchObject({ extra: { rule: 'closed' } });
      expect([await effects(), await kept()]).toEqual([0, []]);
      expect(await send(request({ fingerprint: 'another body' }), book('done'))).toBe('done');
      expect(await effects()).toBe(1);
    });

    it('leaves its key free when its connection was lost with it', async () => {
      let pid = 0;
      const dying = send(request(), async (tx) => {
        await book()(tx);
        pid = (await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]!.pid;
        return tx.query('SELECT pg_terminate_backend(pg_backend_pid()), count(*) FROM effects');
      });
      await expect(dying).rejects.toMatchObject({ code: '57P01' });
      // This side hears of its end before PostgreSQL has let go of what it had locked.
      await eventually(async () => {
        const { rows } = await admin.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid]);
        expect(rows).toEqual([]);
      });
      expect(await kept()).toEqual([]);
      await send(request());
      expect(await effects()).toBe(1);
    });

    it('leaves neither effect nor key when the answer cannot be kept', async () => {
      const circle: { itself?: unknown } = {};
      circle.itself = circle;
      await expect(send(request(), book(circle))).rejects.toThrow('circular');
      expect([await effects(), await kept()]).toEqual([0, []]);
    });

    it('keeps the answer of the try that succeeded', async () => {
      let tries = 0;
      const caller = request();
      await send(caller, async (tx) => {
        await book()(tx);
        if (++tries === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
        return { tries };
      });
      expect(caller.once.answer).toBe('{"tries":2}');
      expect(await effects()).toBe(1);
      await expect(send(request())).rejects.toMatchObject({ answer: '{"tries":2}' });
    });
  });

  it('is kept outside venues as well', async () => {
    expect(await transactions.outsideVenues(request(), () => 'opened')).toBe('opened');
    await expect(transactions.outsideVenues(request(), () => 'again')).rejects.toMatchObject({ answer: '"opened"' });
  });

  it('may look across venues before it does something: looking claims no key', async () => {
    const caller = request();
    expect(await transactions.acrossVenues(caller, () => 'looked')).toBe('looked');
    expect(await send(caller, book('done'))).toBe('done');
    await expect(send(request())).rejects.toMatchObject({ answer: '"done"' });
    expect(await effects()).toBe(1);
  });
});
