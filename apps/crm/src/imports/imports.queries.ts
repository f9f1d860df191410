import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { listPage, Page } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { GuestImport } from './guest-import.entity';
import { GuestImportDto, ImportLineDto, ImportLinesQuery, ImportsQuery, toWire } from './imports.dto';
import { mostRows } from './inspect-file';

const columns = `id, venue_id, version, state, pass, file_name, bytes, encoding, delimiter, columns, mapping, options, rows,
  done, done * 100 / rows AS progress, created, changed, unchanged, refused, problem, file_kept, created_by_user_id,
  finished_at, created_at, updated_at`;

@Injectable()
export class ImportsQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: ImportsQuery): Promise<Page<GuestImportDto>> {
    return this.transactions.inVenue(caller, (tx) =>
      listPage<GuestImportDto & Record<string, unknown>>(tx, query, {
        columns,
        from: 'imports',
        where: [
          ['venue_id = $1', caller.venueId],
          query.state ? ['state = $1', query.state] : undefined,
          query.q ? ['strpos(lower(file_name), lower($1)) > 0', query.q] : undefined,
        ],
        sortable: { created_at: 'created_at', updated_at: 'updated_at', rows: 'rows' },
        otherwise: 'created_at:desc',
      }),
    );
  }

  one(caller: Caller, id: string): Promise<GuestImportDto> {
    return this.transactions.inVenue(caller, async (tx) => toWire(await tx.findOrFail(GuestImport, id)));
  }

  lines(caller: Caller, id: string, query: ImportLinesQuery): Promise<Page<ImportLineDto>> {
    return this.transactions.inVenue(caller, async (tx) => {
      await tx.findOrFail(GuestImport, id);
      return listPage<ImportLineDto & Record<string, unknown>>(tx, query, {
        columns: 'line, outcome, problems, guest_id',
        // A line is its own id.
        from: '(SELECT *, line AS id FROM import_lines) lines',
        where: [
          ['venue_id = $1 AND import_id = $2', caller.venueId, id],
          query.outcome ? ['outcome = $1', query.outcome] : undefined,
        ],
        sortable: { line: 'line' },
        otherwise: 'line:asc',
        countUpTo: mostRows,
      });
    });
  }
}
