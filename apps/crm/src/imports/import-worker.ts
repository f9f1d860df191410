import { setImmediate as turn } from 'node:timers/promises';
import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Caller, systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Forgetting, Transaction, Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';
import { dayAt } from '../guests/save-guest';
import { loadVenue } from '../replicas/venue';
import { BrokenFile, rowsOf } from './file-rows';
import { GuestImport } from './guest-import.entity';
import { BatchRow, bringIn, Line, lookThrough, Met } from './import-batch';
import { workedOn } from './import-lifecycle';
import { LineOutcome } from './imports.dto';
import { move } from './move-import';
import { Reading, readRow } from './import-row';

const everyMs = 2_000;
/** Renewed with each batch: whoever has not been heard of for so long is taken for dead. */
const leaseMs = 10_000;
const batchRows = 500;
/** So many are read at a stretch: meanwhile neither the database nor anybody who asks something is answered. */
const rowsAtAStretch = 20;
const atOnce = 2;
const mostFailures = 5;
/** Files of what nobody goes on with are people's data that nobody needs. */
const keptDays = 7;

interface Due {
  id: string;
  venue_id: string;
}

/** What a replica has in hand: the import as it saw it last, and what it has met in the file. */
interface Work {
  caller: Caller;
  list: GuestImport;
  met: Map<string, Met>;
}

/** Somebody else has it now, or nobody is to go on with it. */
class NotOursAnyMore extends Error {}

/**
 * Goes through the imports that are checked or brought in, a batch at a time. All that a batch does, and how far it is,
 * is one transaction: wherever the work is broken off, another replica goes on with the next row.
 */
@Injectable()
export class ImportWorker implements OnModuleDestroy {
  private readonly working = new Map<string, Promise<void>>();
  private stopping = false;
  private looking?: Promise<void>;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly forgetting: Forgetting,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async run(): Promise<void> {
    if (this.stopping) return;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    try {
      await this.looking;
    } catch (error) {
      this.logger.error({ err: error }, 'Imports could not be looked for: it is tried again soon');
    }
  }

  /** There is something to do. */
  wake(): void {
    void this.run();
  }

  @Interval(3_600_000)
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptDays * 86_400_000);
    const left = await this.due(
      `SELECT id, venue_id FROM imports WHERE file_kept AND updated_at < $1
          AND state NOT IN ('checking', 'importing') LIMIT 100`,
      before,
    ).catch((error: unknown) => void this.logger.error({ err: error }, 'Left imports could not be looked for'));
    for (const { id, venue_id } of left ?? []) {
      await this.transactions
        .inVenue(systemCaller('imports', venue_id), async (tx) => {
          const list = await tx.findOrFail(GuestImport, id, { lock: true });
          if (list.updatedAt < before && !workedOn.includes(list.state)) await forgetFile(tx, list);
        })
        .catch((error: unknown) => this.logger.error({ err: error, id }, 'A file could not be removed'));
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.looking?.catch(() => undefined);
    await this.idle();
  }

  /** When nothing is in hand here any more. */
  async idle(): Promise<void> {
    while (this.working.size > 0) await Promise.all(this.working.values());
  }

  private async look(): Promise<void> {
    if (this.working.size >= atOnce) return;
    const due = await this.due(
      `SELECT id, venue_id FROM imports WHERE state IN ('checking', 'importing')
          AND (working_until IS NULL OR working_until < $1) ORDER BY updated_at LIMIT 20`,
      this.clock.now(),
    );
    for (const { id, venue_id } of due) {
      if (this.stopping || this.working.size >= atOnce) return;
      if (this.working.has(id)) continue;
      const work = this.workOn(id, systemCaller('imports', venue_id))
        .catch((error: unknown) =>
          this.logger.error({ err: error, id, venue_id }, 'An import could not be gone on with'),
        )
        .finally(() => {
          this.working.delete(id);
          // Another may have waited for its turn.
          this.wake();
        });
      this.working.set(id, work);
    }
  }

  private due(sql: string, at: Date): Promise<Due[]> {
    return this.transactions.acrossVenues(systemCaller('imports'), (tx) =>
      tx.query<Due & Record<string, unknown>>(sql, [at]),
    );
  }

  private async workOn(id: string, system: Caller): Promise<void> {
    const list = await this.transactions.inVenue(system, (tx) => this.claim(tx, id));
    if (!list) return;
    // Who told it to be done is who does it.
    const actor = list.createdByUserId ? `user:${list.createdByUserId}` : system.actor;
    const work: Work = { caller: { ...system, actor }, list, met: new Map() };
    const began = performance.now();
    try {
      await this.goThrough(work);
      const { state, rows, done } = work.list;
      this.logger.info(
        { id, venue_id: list.venueId, state, rows, done, ms: Math.round(performance.now() - began) },
        'Went through an import',
      );
    } catch (error) {
      if (!(error instanceof NotOursAnyMore)) await this.fail(work, error);
    }
  }

  /** One that nobody else has. */
  private async claim(tx: Transaction, id: string): Promise<GuestImport | undefined> {
    const now = this.clock.now();
    const list = await tx.manager.findOne(GuestImport, {
      where: { id },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    if (!list || !workedOn.includes(list.state) || (list.workingUntil && list.workingUntil >= now)) return undefined;
    return this.renew(tx, list, {});
  }

  private async goThrough(work: Work): Promise<void> {
    const batches = this.batchesOf(work);
    // The next batch is read while the database does this one.
    let next = batches.next();
    try {
      for (;;) {
        const batch = await next;
        if (batch.done) break;
        if (this.stopping) return await this.letGo(work);
        next = batches.next();
        next.catch(() => undefined);
        await this.do(work, batch.value);
      }
      await this.finish(work);
    } finally {
      await batches.return().catch(() => undefined);
    }
  }

  private async *batchesOf(work: Work): AsyncGenerator<BatchRow[], void> {
    const { list } = work;
    const reading = await this.readingOf(work);
    const made = await this.madeSoFar(work);
    let passed = -1;
    let batch: BatchRow[] = [];
    for await (const { line, cells } of rowsOf(this.partsOf(work), list)) {
      passed += 1;
      // The first names the columns.
      if (passed === 0) continue;
      if (passed % rowsAtAStretch === 0) await turn();
      const row = { line, ...readRow(cells, reading) };
      if (passed <= list.done) {
        remember(work.met, row, made.has(line));
        continue;
      }
      batch.push(row);
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  private async readingOf({ caller, list }: Work): Promise<Reading> {
    const venue = await this.transactions.inVenue(caller, loadVenue);
    return {
      mapping: list.mapping,
      columnCount: list.columns.length,
      dateFormat: list.options.date_format,
      country: venue.country,
      today: dayAt(venue, this.clock.now()),
      tags: list.options.tags,
    };
  }

  /** The lines that made cards, where others have worked on it before. */
  private async madeSoFar({ caller, list }: Work): Promise<Set<number>> {
    if (list.done === 0) return new Set();
    const made = await this.transactions.inVenue(caller, (tx) =>
      tx.query<{ line: number }>(
        `SELECT line FROM import_lines WHERE venue_id = $1 AND import_id = $2 AND outcome = 'create'`,
        [list.venueId, list.id],
      ),
    );
    return new Set(made.map(({ line }) => line));
  }

  private async *partsOf({ caller, list }: Work): AsyncGenerator<Buffer> {
    for (let number = 0; ; number++) {
      const [part] = await this.transactions.inVenue(caller, (tx) =>
        tx.query<{ bytes: Buffer }>(
          'SELECT bytes FROM import_parts WHERE venue_id = $1 AND import_id = $2 AND number = $3',
          [list.venueId, list.id, number],
        ),
      );
      if (!part) return;
      yield part.bytes;
    }
  }

  private async do(work: Work, rows: BatchRow[]): Promise<void> {
    const now = this.clock.now();
    const { met, list } = work;
    const run = list.state === 'checking' ? lookThrough : bringIn;
    const done = await this.transactions.inVenue(work.caller, async (tx) => {
      const ours = await this.ours(tx, work);
      const known = await this.withoutTheErased(tx, list, rows);
      const { lines, met: newlyMet } = await run(tx, { list, rows: known, met, now });
      const counts = countsOf(ours, lines);
      const [renewed] = await Promise.all([
        this.renew(tx, ours, { ...counts, done: list.done + rows.length, failures: 0 }),
        writeLines(tx, list.id, lines),
      ]);
      return { list: renewed, newlyMet };
    });
    work.list = done.list;
    if (list.created < many && done.list.created >= many) await this.countAnew(work);
    for (const [key, each] of done.newlyMet) met.set(key, each);
  }

  /** Whoever was erased since the list came does not become known again by it. */
  private async withoutTheErased(tx: Transaction, list: GuestImport, rows: BatchRow[]): Promise<BatchRow[]> {
    const phones = rows.flatMap(({ said }) => said.phone ?? []);
    const erased = new Set((await this.forgetting.meantIn(tx, phones, list.createdAt))?.words);
    if (erased.size === 0) return rows;
    return rows.map((row) => (erased.has(row.said.phone ?? '') ? { ...row, problems: [...row.problems, gone] } : row));
  }

  /** The import, locked. Who was taken for dead finds it somebody else’s, or told to be left. */
  private async ours(tx: Transaction, { list }: Work): Promise<GuestImport> {
    const now = await tx.findOrFail(GuestImport, list.id, { lock: true });
    const same =
      now.state === list.state &&
      now.done === list.done &&
      now.workingUntil?.getTime() === list.workingUntil?.getTime();
    if (!same) throw new NotOursAnyMore();
    return now;
  }

  private async renew(tx: Transaction, list: GuestImport, change: Partial<GuestImport>): Promise<GuestImport> {
    const workingUntil = new Date(this.clock.now().getTime() + leaseMs);
    const renewed = { ...change, workingUntil, updatedAt: this.clock.now() };
    await tx.manager.update(GuestImport, list.id, renewed);
    return { ...list, ...renewed };
  }

  private async finish(work: Work): Promise<void> {
    if (work.list.state === 'importing' && work.list.created >= many) await this.countAnew(work);
    const now = this.clock.now();
    work.list = await this.transactions.inVenue(work.caller, async (tx) => {
      const list = await this.ours(tx, work);
      const end = { workingUntil: null, finishedAt: now };
      if (list.state === 'checking') return move(tx, list, 'finishCheck', end, now);
      const { fileKept } = await forgetFile(tx, list);
      return move(tx, list, 'complete', { ...end, fileKept }, now);
    });
  }

  /**
   * PostgreSQL plans by how many it last counted of each venue, and of one that has just brought its guests it has counted
   * none: until it does, it goes through all of them in search of one. By itself it comes to it after a minute or more.
   */
  private async countAnew({ caller, list }: Work): Promise<void> {
    try {
      await this.transactions.inVenue(caller, (tx) => tx.query('SELECT count_guests_anew()'));
    } catch (error) {
      this.logger.warn(
        { err: error, id: list.id },
        'The guests could not be counted anew: searches may be slow at first',
      );
    }
  }

  /** Another need not wait until it is sure that nobody goes on. */
  private async letGo(work: Work): Promise<void> {
    await this.transactions.inVenue(work.caller, async (tx) => {
      const list = await this.ours(tx, work);
      await tx.manager.update(GuestImport, list.id, { workingUntil: null });
    });
  }

  /** What may be better in a moment is left to the next who comes by; what is not is said. */
  private async fail(work: Work, error: unknown): Promise<void> {
    const now = this.clock.now();
    const broken = error instanceof BrokenFile ? error.message : undefined;
    if (!broken) this.logger.error({ err: error, id: work.list.id }, 'An import was broken off');
    await this.transactions.inVenue(work.caller, async (tx) => {
      const list = await this.ours(tx, work);
      const failures = list.failures + 1;
      if (!broken && failures < mostFailures) return void (await tx.manager.update(GuestImport, list.id, { failures }));
      const problem = broken ?? 'It could not be gone on with: start it again later';
      await move(tx, list, 'fail', { problem, failures, workingUntil: null, finishedAt: now }, now);
    });
  }
}

/** With fewer, going through all of them takes no time. */
const many = 1_000;

const gone = { field: 'phone', message: 'the guest was erased after the list was uploaded' };

function remember(met: Map<string, Met>, { line, key, said, problems }: BatchRow, isNew: boolean): void {
  if (problems.length > 0) return;
  if (!met.has(key)) met.set(key, { line, isNew, besidePhone: false });
  if (said.phone && said.email && !met.has(said.email)) met.set(said.email, { line, isNew: false, besidePhone: true });
}

async function forgetFile(tx: Transaction, list: GuestImport): Promise<{ fileKept: boolean }> {
  await tx.query('DELETE FROM import_parts WHERE venue_id = $1 AND import_id = $2', [list.venueId, list.id]);
  await tx.manager.update(GuestImport, list.id, { fileKept: false });
  return { fileKept: false };
}

async function writeLines(tx: Transaction, id: string, lines: Line[]): Promise<void> {
  await tx.query(
    `INSERT INTO import_lines (venue_id, import_id, line, outcome, problems, guest_id)
     SELECT $1, $2, * FROM json_to_recordset($3::json)
         AS said (line integer, outcome text, problems jsonb, guest_id uuid)`,
    [tx.caller.venueId, id, JSON.stringify(lines)],
  );
}

const countOf: Record<LineOutcome, 'created' | 'changed' | 'unchanged' | 'refused'> = {
  create: 'created',
  change: 'changed',
  unchanged: 'unchanged',
  refuse: 'refused',
};

function countsOf(list: GuestImport, lines: Line[]) {
  const { created, changed, unchanged, refused } = list;
  const counts = { created, changed, unchanged, refused };
  for (const { outcome } of lines) counts[countOf[outcome]] += 1;
  return counts;
}
