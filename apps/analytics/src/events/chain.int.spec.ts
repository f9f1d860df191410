import { randomBytes } from 'node:crypto';
import { systemCaller } from '@guestflow/access';
import { newId, platformItself, reseal, Sealer } from '@guestflow/persistence';
import { QueryResultRow } from 'pg';
import { readAnchors } from './anchor-lines';
import { sealedOfChainKeys } from './chain-key';
import { aFact, openLog, OpenedLog, replicaOf } from './testing/opened-log';
import { Random } from './testing/random';
import { CheckedChain, readingWith } from './verify';

const seed = Date.now() % 1_000_000_000;
const tamperings = 1_000;
const chains = 4;

describe('the chain of a venue', () => {
  let log: OpenedLog;
  const random = new Random(seed);

  beforeAll(async () => {
    log = await openLog();
  });
  afterAll(() => log?.close());

  const admin = async <Row extends QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    (await log.admin.query<Row>(sql, parameters)).rows;

  /** Somebody's bookings, a card, and what is told of others; then he is forgotten, or not. */
  async function history(venueId: string, parts: number): Promise<{ forgotten: number }> {
    let forgotten = 0;
    for (let part = 0; part < parts; part++) {
      const card = newId();
      const [name, phone] = [`Зефирина ${random.below(1000)}`, `+7903${1_000_000 + random.below(8_999_999)}`];
      const contact = { name, phone, note: random.next() < 0.3 ? 'a\u0000b \ud83d"\\/ ю' : null };
      const actor = random.oneOf(['anonymous', `guest:${card}`, `user:${newId()}`, 'system']);
      const facts = Array.from({ length: 1 + random.below(6) }, () =>
        random.oneOf([
          () =>
            aFact('booking.requested', { guest_id: card, contact, guests_count: random.below(9) }, { venueId, actor }),
          () =>
            aFact(
              'booking.changed',
              { guest_id: card, contact, guests_count: 3.5, tags: ['a', 'b'] },
              { venueId, actor, before: { id: newId(), guest_id: card, contact, guests_count: 1e21, tags: [] } },
            ),
          () =>
            aFact('guest.created', { id: card, name, phone, created_at: new Date().toISOString() }, { venueId, actor }),
          () =>
            aFact(
              'segment.created',
              { name: 'all', filter: { min_visits: 3, b: null, a: [1, { z: -0.5 }] } },
              { venueId },
            ),
        ])(),
      );
      await log.tell(venueId, facts);
      if (random.next() < 0.5) {
        forgotten++;
        await log.tell(venueId, [
          aFact(
            'privacy_request.opened',
            { kind: 'erasure', guest_id: card, card_ids: [card], marks: [] },
            { venueId, actor: 'system' },
          ),
        ]);
      }
    }
    return { forgotten };
  }

  async function expectWhole(): Promise<CheckedChain[]> {
    const checked = await log.verifyAll();
    expect(log.faultsOf(checked)).toEqual([]);
    return checked;
  }

  it(`that is tampered with is known by it: ${tamperings} times, each in another way`, async () => {
    console.log(`seed ${seed}`);
    const venues = Array.from({ length: chains }, () => newId());
    let forgotten = 0;
    for (const venueId of venues) forgotten += (await history(venueId, 3 + random.below(3))).forgotten;
    const before = await admin('SELECT * FROM analytics.heads');
    await log.anchors().run();
    for (const venueId of venues) forgotten += (await history(venueId, 2)).forgotten;
    await log.anchors().run();
    expect(forgotten).toBeGreaterThan(2);
    await expectWhole();
    const whole = await admin<{ entries: string }>('SELECT count(*) AS entries FROM analytics.events');

    // Everything as the administrator does it who is stopped by nothing, and looks at it in the same transaction.
    const read = readingAs(log);
    const tried = new Map<string, number>();
    const unseen: string[] = [];
    for (let turn = 0; turn < tamperings; turn++) {
      await log.admin.query(
        `BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL search_path = analytics, public`,
      );
      try {
        const what = await tamper(venues, before);
        tried.set(what, (tried.get(what) ?? 0) + 1);
        const checked = await log.verifyAll(read);
        if (checked.every(({ faults }) => faults.length === 0)) unseen.push(`${turn}: ${what}`);
      } finally {
        await log.admin.query('ROLLBACK');
      }
    }
    console.log(Object.fromEntries([...tried].sort()));
    expect({ seed, unseen }).toEqual({ seed, unseen: [] });
    expect(tried.size).toBeGreaterThanOrEqual(Object.keys(ways).length);
    await expectWhole();
    expect(await admin('SELECT count(*) AS entries FROM analytics.events')).toEqual(whole);
  });

  it('goes on from the head without gaps, whoever writes: forty at the same time, of two replicas', async () => {
    const venueId = newId();
    const other = replicaOf(await log.connect(), log.sealer, log.clock);
    const mine = { log: log.log, writer: log.writer, key: undefined as never };
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        log.tell(
          venueId,
          Array.from({ length: 5 }, () => aFact('booking.requested', { guest_id: newId() }, { venueId })),
          index % 2 ? other : mine,
        ),
      ),
    );
    const rows = await admin<{ seq: string }>('SELECT seq FROM analytics.events WHERE venue_id = $1 ORDER BY seq', [
      venueId,
    ]);
    expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    const checked = await expectWhole();
    expect(checked.find((chain) => chain.venueId === venueId)?.entries).toBe(200);
  });

  it('is written side by side by batches of many venues that cross each other', async () => {
    const venues = Array.from({ length: 5 }, () => newId());
    const source = systemCaller('crossing');
    for (const venueId of venues) await log.log.ready(venueId);
    await Promise.all(
      Array.from({ length: 30 }, (_, turn) =>
        log.transactions.inEachVenue(source, () =>
          [undefined, ...venues]
            .sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
            .flatMap((venueId, at) =>
              Array.from({ length: 1 + ((turn + at) % 3) }, () => ({
                caller: { ...source, venueId },
                work: async (tx) => {
                  // However many steps a venue has before its gathered work begins.
                  await tx.query('SELECT 1');
                  tx.gather(gathered, aFact('booking.requested', { guest_id: newId() }, { venueId }));
                },
              })),
            ),
        ),
      ),
    );
    const checked = await expectWhole();
    expect(checked.filter(({ venueId }) => venues.includes(venueId)).map(({ entries }) => entries)).toEqual(
      venues.map((_, at) =>
        Array.from({ length: 30 }, (__, turn) => 1 + ((turn + at + 1) % 3)).reduce((a, b) => a + b),
      ),
    );
  });
  const gathered = (
    tx: Parameters<typeof log.writer.write>[0],
    facts: Parameters<typeof log.writer.write>[1][number][],
  ) => log.writer.write(tx, facts);

  type Way = (venueId: string, all: string[], before: QueryResultRow[]) => Promise<string | undefined>;

  async function tamper(venues: string[], before: QueryResultRow[]): Promise<string> {
    for (;;) {
      const name = random.oneOf(Object.keys(ways));
      await log.admin.query('SAVEPOINT untouched');
      const done = await ways[name]!(random.oneOf([...venues, platformItself]), venues, before).catch(
        (error: unknown) => {
          // Two in one place is more than any administrator can do.
          if ((error as { code?: string }).code === '23505') return undefined;
          throw error;
        },
      );
      if (done !== undefined) return done || name;
      await log.admin.query('ROLLBACK TO untouched');
    }
  }

  const rowsOf = (venueId: string) =>
    admin<{ seq: string; type: string; ctid: string; tableoid: string }>(
      'SELECT seq, type, ctid::text AS ctid, tableoid::regclass::text AS tableoid FROM events WHERE venue_id = $1 ORDER BY seq',
      [venueId],
    );
  const someSeq = async (venueId: string): Promise<string | undefined> => {
    const rows = await rowsOf(venueId);
    return rows.length > 0 ? random.oneOf(rows).seq : undefined;
  };
  /** Whether any row became another. */
  const changed = async (sql: string, parameters: unknown[]): Promise<boolean> =>
    ((await log.admin.query(sql, parameters)).rowCount ?? 0) > 0;
  const copied = `id, type, subject, source, told_at, actor, user_id, impersonator_id, action, entity_type, version, before,
                  after, ip, user_agent, request_id, traceparent, salt, mark, hash`;

  /** What each column is set to, and always to something else. */
  const edits: Record<string, string> = {
    seq: 'seq + 100000',
    kept_at: `kept_at + interval '1 microsecond'`,
    id: 'gen_random_uuid()',
    type: `type || 'x'`,
    subject: `subject || 'x'`,
    source: `source || 'x'`,
    told_at: `told_at - interval '1 microsecond'`,
    actor: `'user:' || gen_random_uuid()`,
    user_id: 'gen_random_uuid()',
    impersonator_id: 'gen_random_uuid()',
    action: `action || 'x'`,
    entity_type: `entity_type || 'x'`,
    version: 'version + 1',
    before: `jsonb_build_object('was', before)`,
    after: `COALESCE(after, '{}') || '{"more": 1}'`,
    ip: `COALESCE(ip, '') || '1'`,
    user_agent: `CASE WHEN user_agent IS NULL THEN '' ELSE NULL END`,
    request_id: `COALESCE(request_id, '') || 'x'`,
    traceparent: `COALESCE(traceparent, '') || 'x'`,
    salt: `set_byte(salt, 0, get_byte(salt, 0) # 1)`,
    mark: `set_byte(mark, 31, get_byte(mark, 31) # 128)`,
    hash: `set_byte(hash, 5, get_byte(hash, 5) # 4)`,
  };

  const ways: Record<string, Way> = {
    async edit(venueId) {
      const [seq, column] = [await someSeq(venueId), random.oneOf(Object.keys(edits))];
      if (seq === undefined) return undefined;
      await changed(`UPDATE events SET ${column} = ${edits[column]} WHERE venue_id = $1 AND seq = $2`, [venueId, seq]);
      return `edit of ${column}`;
    },
    async leafOfAfter(venueId) {
      const seq = await someSeq(venueId);
      const to = random.oneOf([
        `after - 'id'`,
        `jsonb_set(after, '{id}', '"x"')`,
        `after || '{"contact": null}'`,
        `NULL`,
      ]);
      const sql = `UPDATE events SET after = ${to} WHERE venue_id = $1 AND seq = $2 AND after IS DISTINCT FROM ${to}`;
      return (await changed(sql, [venueId, seq])) ? '' : undefined;
    },
    async deletion(venueId) {
      const seq = await someSeq(venueId);
      return (await changed('DELETE FROM events WHERE venue_id = $1 AND seq = $2', [venueId, seq])) ? '' : undefined;
    },
    async deletionWithTheRestMovedUp(venueId) {
      const seq = await someSeq(venueId);
      if (!(await changed('DELETE FROM events WHERE venue_id = $1 AND seq = $2', [venueId, seq]))) return undefined;
      await changed('UPDATE events SET seq = seq + 1000000 WHERE venue_id = $1 AND seq > $2', [venueId, seq]);
      await changed('UPDATE events SET seq = seq - 1000001 WHERE venue_id = $1 AND seq > 1000000', [venueId]);
      await changed('UPDATE heads SET seq = seq - 1 WHERE venue_id = $1', [venueId]);
      return '';
    },
    async madeUp(venueId) {
      const seq = await someSeq(venueId);
      const at = random.oneOf(['events.seq', 'heads.seq + 1', '0', '-5', 'heads.seq + 1000']);
      const sql = `INSERT INTO events (venue_id, seq, kept_at, ${copied})
        SELECT events.venue_id, ${at}, events.kept_at + interval '1 second', gen_random_uuid(), type, subject, source, told_at,
               actor, user_id, impersonator_id, action, entity_type, version, before, after, ip, user_agent, request_id,
               traceparent, salt, mark, sha256(events.hash)
          FROM events JOIN heads USING (venue_id) WHERE venue_id = $1 AND events.seq = $2`;
      return (await changed(sql, [venueId, seq])) ? '' : undefined;
    },
    async copyOfOne(venueId) {
      const seq = await someSeq(venueId);
      const [at, moved] = random.oneOf([
        ['events.seq', true],
        ['heads.seq + 1', false],
      ] as const);
      const sql = `INSERT INTO events (venue_id, seq, kept_at, ${copied})
        SELECT events.venue_id, ${at}, events.kept_at + interval '${moved ? 1 : 0} second', ${copied.replace('hash', 'events.hash')}
          FROM events JOIN heads USING (venue_id) WHERE venue_id = $1 AND events.seq = $2`;
      return (await changed(sql, [venueId, seq])) ? '' : undefined;
    },
    async copyBehindTheHead(venueId) {
      const seq = await someSeq(venueId);
      const sql = `INSERT INTO events (venue_id, seq, kept_at, ${copied})
        SELECT events.venue_id, heads.seq + 1, heads.kept_at, ${copied.replace('hash', 'events.hash')}
          FROM events JOIN heads USING (venue_id) WHERE venue_id = $1 AND events.seq = $2`;
      if (!(await changed(sql, [venueId, seq]))) return undefined;
      await changed(
        `UPDATE heads SET seq = seq + 1, hash = (SELECT hash FROM events WHERE venue_id = $1 AND seq = $2) WHERE venue_id = $1`,
        [venueId, seq],
      );
      return '';
    },
    async swap(venueId) {
      const [one, other] = [await someSeq(venueId), await someSeq(venueId)];
      if (one === undefined || one === other) return undefined;
      const whole = random.next() < 0.5;
      const columns = whole ? copied : copied.replace(', salt, mark, hash', '');
      const list = columns.split(',').map((column) => column.trim());
      await changed(
        `UPDATE events SET (${list.join(', ')}) = (SELECT ${list.map((c) => `o.${c}`).join(', ')} FROM events o
           WHERE o.venue_id = $1 AND o.seq = CASE WHEN events.seq = $2 THEN $3::bigint ELSE $2::bigint END)
          WHERE venue_id = $1 AND seq IN ($2, $3)`,
        [venueId, one, other],
      );
      return '';
    },
    async reorder(venueId) {
      const sql = `UPDATE events SET seq = (SELECT max(seq) FROM events WHERE venue_id = $1) + 1 - seq,
                          kept_at = kept_at + interval '1 day' WHERE venue_id = $1`;
      const rows = await rowsOf(venueId);
      if (rows.length < 2) return undefined;
      await changed(sql, [venueId]);
      return '';
    },
    async tailCut(venueId) {
      const seq = await someSeq(venueId);
      return (await changed('DELETE FROM events WHERE venue_id = $1 AND seq >= $2', [venueId, seq])) ? '' : undefined;
    },
    async tailCutWithTheHeadPutBack(venueId) {
      const seq = await someSeq(venueId);
      if (!(await changed('DELETE FROM events WHERE venue_id = $1 AND seq > $2', [venueId, seq]))) return undefined;
      await changed(
        `UPDATE heads SET (seq, hash, kept_at) = (SELECT seq, hash, kept_at FROM events WHERE venue_id = $1 AND seq = $2)
          WHERE venue_id = $1`,
        [venueId, seq],
      );
      return '';
    },
    /** In the database nothing is wrong then: it is known by the anchors alone. */
    async tailCutWithATrueOlderHead(venueId, _, before) {
      const head = before.find((row) => row.venue_id === venueId) as
        { seq: string; hash: Buffer; mac: Buffer } | undefined;
      if (!head) return undefined;
      if (!(await changed('DELETE FROM events WHERE venue_id = $1 AND seq > $2', [venueId, head.seq])))
        return undefined;
      await changed('UPDATE heads SET seq = $2, hash = $3, mac = $4, kept_at = $5 WHERE venue_id = $1', [
        ...[venueId, head.seq, head.hash, head.mac, (head as QueryResultRow).kept_at],
      ]);
      return '';
    },
    async headGone(venueId) {
      return (await changed('DELETE FROM heads WHERE venue_id = $1', [venueId])) ? '' : undefined;
    },
    async headChanged(venueId) {
      const to = random.oneOf([
        'seq = seq + 1',
        'seq = seq - 1',
        `kept_at = kept_at - interval '1 microsecond'`,
        'mac = hash',
        'hash = mac',
      ]);
      return (await changed(`UPDATE heads SET ${to} WHERE venue_id = $1`, [venueId])) ? '' : undefined;
    },
    async movedToAnother(venueId, all) {
      const [seq, to] = [await someSeq(venueId), random.oneOf([...all, newId()])];
      if (seq === undefined || to === venueId) return undefined;
      const at = random.oneOf(['seq', '(SELECT max(e.seq) + 1 FROM events e WHERE e.venue_id = $3)']);
      const sql = `UPDATE events SET venue_id = $3, seq = COALESCE(${at}, 1), kept_at = kept_at + interval '7 ms' WHERE venue_id = $1 AND seq = $2`;
      return (await changed(sql, [venueId, seq, to])) ? '' : undefined;
    },
    async everythingMovedToAnother(venueId) {
      const to = newId();
      if (
        venueId === platformItself ||
        !(await changed('UPDATE events SET venue_id = $2 WHERE venue_id = $1', [venueId, to]))
      )
        return undefined;
      await changed('UPDATE heads SET venue_id = $2 WHERE venue_id = $1', [venueId, to]);
      return '';
    },
    async unErasing(venueId) {
      const [row] = await admin<{ seq: string }>(
        `SELECT (lessened ->> 0) AS seq FROM events, jsonb_array_elements(after -> 'lessened') AS lessened
          WHERE venue_id = $1 AND type = 'audit.forgotten' ORDER BY random() LIMIT 1`,
        [venueId],
      );
      if (!row) return undefined;
      const to = random.oneOf([`after || '{"name": "Зефирина"}'`, `after || '{"contact": {"name": "Зефирина"}}'`]);
      return (await changed(`UPDATE events SET after = ${to} WHERE venue_id = $1 AND seq = $2 AND after <> ${to}`, [
        venueId,
        row.seq,
      ]))
        ? ''
        : undefined;
    },
    async erasingWithoutAnEntry(venueId) {
      const seq = await someSeq(venueId);
      const sql = `UPDATE events SET after = after - 'contact' - 'name' - 'guest_id', ip = NULL,
                          salt = decode(md5(random()::text), 'hex') WHERE venue_id = $1 AND seq = $2`;
      return (await changed(sql, [venueId, seq])) ? '' : undefined;
    },
    async entryOfErasureGone(venueId) {
      const sql = `DELETE FROM events WHERE venue_id = $1 AND type = 'audit.forgotten'`;
      return (await changed(sql, [venueId])) ? '' : undefined;
    },
    async entryOfErasureChanged(venueId) {
      const sql = `UPDATE events SET after = jsonb_set(after, '{lessened}', '[]') WHERE venue_id = $1 AND type = 'audit.forgotten'`;
      return (await changed(sql, [venueId])) ? '' : undefined;
    },
    async wholeChainGone(venueId) {
      if (venueId === platformItself || !(await changed('DELETE FROM events WHERE venue_id = $1', [venueId])))
        return undefined;
      await changed('DELETE FROM heads WHERE venue_id = $1', [venueId]);
      return '';
    },
    async wholeChainGoneWithItsBeginning(venueId) {
      if (venueId === platformItself || !(await changed('DELETE FROM events WHERE venue_id = $1', [venueId])))
        return undefined;
      await changed('DELETE FROM heads WHERE venue_id = $1', [venueId]);
      await changed(`DELETE FROM events WHERE type = 'audit.begun' AND subject = $1`, [venueId]);
      return '';
    },
    async madeUpBeginning(venueId) {
      const seq = await someSeq(venueId);
      if (!(await changed('DELETE FROM events WHERE venue_id = $1 AND seq < $2', [venueId, seq]))) return undefined;
      await changed(
        `INSERT INTO beginnings (venue_id, seq, hash, mac) VALUES ($1, $2::bigint - 1, sha256('x'), sha256('y'))`,
        [venueId, seq],
      );
      return '';
    },
    async keyGone() {
      return (await changed('DELETE FROM chain_keys', [])) ? '' : undefined;
    },
  };

  it('is as whole once its key is sealed anew, and is not read without it', async () => {
    const anew = `new:${randomBytes(32).toString('base64')}`;
    const both = new Sealer(`${anew},${log.keys}`);
    const done = await reseal(log.transactions, both, sealedOfChainKeys);
    expect(done).toMatchObject({ before: { k: 1 }, after: { new: 1 }, changed: 1, closed: [] });
    expect(log.faultsOf(await log.verifyAll(undefined, undefined, new Sealer(anew)))).toEqual([]);
    await expect(log.verifyAll()).rejects.toThrow('the key new is not among the keys');
    expect((await reseal(log.transactions, new Sealer(`${log.keys},${anew}`), sealedOfChainKeys)).changed).toBe(1);
    await expectWhole();
  });

  it('is read of one venue alone with the platform’s', async () => {
    const [some] = (await expectWhole()).slice(1);
    const checked = await log.verifyAll(undefined, some!.venueId);
    expect(checked.map(({ venueId, faults }) => [venueId, faults])).toEqual([
      [platformItself, []],
      [some!.venueId, []],
    ]);
    expect((await log.verifyAll(undefined, newId())).at(-1)!.faults).toEqual([{ seq: null, what: 'its head is gone' }]);
  });

  it('is not told of outside again once it is not the one it was', async () => {
    const venueId = newId();
    const booking = () => aFact('booking.requested', { guest_id: newId() }, { venueId });
    const lines = async () => (await readAnchors(log.storage, venueId)).map(({ seq }) => seq);
    await log.tell(venueId, [booking(), booking()]);
    await log.anchors().run();
    const [older] = await admin('SELECT * FROM analytics.heads WHERE venue_id = $1', [venueId]);
    await log.tell(venueId, [booking(), booking()]);
    const anchors = log.anchors();
    await anchors.run();
    await anchors.run();
    expect(await lines()).toEqual([2, 4]);
    // As an older copy of the database has it, which then goes on as if nothing had been.
    await admin('DELETE FROM analytics.events WHERE venue_id = $1 AND seq > 2', [venueId]);
    await admin('UPDATE analytics.heads SET seq = 2, hash = $2, mac = $3, kept_at = $4 WHERE venue_id = $1', [
      ...[venueId, older!.hash, older!.mac, older!.kept_at],
    ]);
    await log.anchors().run();
    expect(await lines()).toEqual([2, 4]);
    await log.tell(venueId, [booking(), booking(), booking()]);
    await log.anchors().run();
    expect(await lines()).toEqual([2, 4]);
    const { faults } = (await log.verifyAll(undefined, venueId)).at(-1)!;
    expect(faults).toEqual([{ seq: 4, what: expect.stringContaining('it was another when it was anchored') }]);
    await admin('DELETE FROM analytics.events WHERE venue_id = $1', [venueId]);
    await log.storage.delete(`anchors/${venueId}`);
  });

  it('that a head was changed is told by the next entry, and so is not lost in it', async () => {
    const venueId = newId();
    const booking = () => aFact('booking.requested', { guest_id: newId() }, { venueId });
    await log.tell(venueId, [booking(), booking(), booking()]);
    await log.admin.query('BEGIN');
    await admin('DELETE FROM analytics.events WHERE venue_id = $1 AND seq = 3', [venueId]);
    await admin(
      `UPDATE analytics.heads SET (seq, hash) = (SELECT seq, hash FROM analytics.events WHERE venue_id = $1 AND seq = 2)
        WHERE venue_id = $1`,
      [venueId],
    );
    await log.admin.query('COMMIT');
    await log.tell(venueId, [booking()]);
    const faults = (await log.verifyAll(undefined, venueId)).at(-1)!.faults;
    expect(faults).toEqual([{ seq: 3, what: 'the head had been changed by others when this was written' }]);
    await admin('DELETE FROM analytics.events WHERE venue_id = $1 OR subject = $1::text', [venueId]);
  });
});

/** What the administrator's own transaction sees. */
function readingAs(log: OpenedLog): ReturnType<typeof readingWith> {
  const tx = {
    caller: systemCaller('tampering'),
    query: async (sql: string, parameters: unknown[] = []) =>
      (await log.admin.query<QueryResultRow>(sql, parameters)).rows,
  };
  return (work) => work(tx as unknown as Parameters<typeof work>[0]);
}
