import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { guessMapping, mappingProblem } from './columns';
import { GuestImport, ImportOptions } from './guest-import.entity';
import { moved } from './import-lifecycle';
import { ImportWorker } from './import-worker';
import { GuestImportDto, ImportOptionsDto, RunImportDto, stateOf, toWire, UploadedImportDto } from './imports.dto';
import { inspect } from './inspect-file';
import { move } from './move-import';
import { ReceivedFile } from './received-file';

@Injectable()
export class ImportsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly worker: ImportWorker,
  ) {}

  /** The transaction begins when all of the file is there and can be read. */
  async upload(caller: Caller, sent: AsyncIterable<Buffer>, fileName?: string): Promise<UploadedImportDto> {
    const file = await ReceivedFile.receive(sent);
    try {
      const { sample, ...found } = await inspect(() => file.parts(), file.encoding);
      const now = this.clock.now();
      const list: GuestImport = {
        ...{ id: newId(), venueId: caller.venueId!, state: 'uploaded', pass: null, ...found },
        ...{ fileName: fileName ?? null, bytes: file.bytes, mapping: guessMapping(found.columns) },
        options: { on_existing: 'fill', tags: [], date_format: 'auto', consent: null },
        ...{ done: 0, created: 0, changed: 0, unchanged: 0, refused: 0, problem: null, failures: 0 },
        ...{ workingUntil: null, fileKept: true, createdByUserId: caller.userId ?? null, finishedAt: null },
        ...{ version: 1, createdAt: now, updatedAt: now },
      };
      return await this.transactions.inVenue(caller, async (tx) => {
        await tx.manager.insert(GuestImport, list);
        await keep(tx, list.id, file);
        tx.emit('guest_import.uploaded', { after: stateOf(list) });
        return { ...toWire(list), sample };
      });
    } finally {
      await file.close();
    }
  }

  /** Says of each line what would be done with it. */
  check(caller: Caller, id: string, wanted: RunImportDto): Promise<GuestImportDto> {
    return this.run(caller, id, 'check', wanted);
  }

  /** Brings the guests in; what was brought in before stays so. */
  start(caller: Caller, id: string, wanted: RunImportDto): Promise<GuestImportDto> {
    return this.run(caller, id, 'start', wanted);
  }

  cancel(caller: Caller, id: string): Promise<GuestImportDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const list = await tx.findOrFail(GuestImport, id, { lock: true });
      return toWire(await move(tx, list, 'cancel', { workingUntil: null, finishedAt: now }, now));
    });
  }

  private run(caller: Caller, id: string, verb: 'check' | 'start', wanted: RunImportDto): Promise<GuestImportDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const list = await tx.findOrFail(GuestImport, id, { lock: true });
      moved(list.state, verb);
      assertStillThere(list);
      const goesOn = list.pass === 'import' && list.done > 0;
      if (goesOn && (verb === 'check' || wanted.mapping || wanted.options)) {
        throw new RuleViolation('import_begun', 'Some of it is in already: it goes on as it was begun');
      }
      const [mapping, options] = [wanted.mapping ?? list.mapping, optionsOf(list.options, wanted.options)];
      const problem = mappingProblem(mapping, list.columns.length);
      if (problem) throw new ValidationProblem([{ field: 'mapping', message: problem }]);
      if (!goesOn)
        await tx.query('DELETE FROM import_lines WHERE venue_id = $1 AND import_id = $2', [list.venueId, id]);
      const anew = goesOn ? {} : { done: 0, created: 0, changed: 0, unchanged: 0, refused: 0 };
      const pass = verb === 'check' ? ('check' as const) : ('import' as const);
      tx.afterCommit(() => this.worker.wake());
      const change = { ...anew, pass, mapping, options, problem: null, failures: 0, finishedAt: null };
      return toWire(await move(tx, list, verb, change, now));
    });
  }
}

async function keep(tx: Transaction, id: string, file: ReceivedFile): Promise<void> {
  let number = 0;
  for await (const part of file.parts()) {
    await tx.query('INSERT INTO import_parts (venue_id, import_id, number, bytes) VALUES ($1, $2, $3, $4)', [
      ...[tx.caller.venueId, id, number++, part],
    ]);
  }
}

function assertStillThere({ fileKept }: GuestImport): void {
  if (!fileKept) throw new RuleViolation('file_gone', 'The file is not kept any more: upload it again');
}

/** What is absent stays as it was. */
const optionsOf = (before: ImportOptions, said: ImportOptionsDto = {}): ImportOptions => ({
  on_existing: said.on_existing ?? before.on_existing,
  tags: said.tags ?? before.tags,
  date_format: said.date_format ?? before.date_format,
  consent: said.consent
    ? {
        personal_data: said.consent.personal_data ?? true,
        marketing: said.consent.marketing ?? [],
        text_version: said.consent.text_version ?? null,
      }
    : said.consent === null
      ? null
      : before.consent,
});
