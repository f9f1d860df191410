import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { allOf } from '@guestflow/http';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { pipeline } from 'node:stream';
import { stringify } from 'csv-stringify';
import { filtersOf } from '../guests/guests.queries';
import { shown } from '../guests/shown';
import { loadVenue, Venue } from '../replicas/venue';
import { askedOf } from './export-rules';
import { cellsOf, ExportedGuest, headsFor } from './export-cells';
import { ExportQuery } from './export.dto';

const pageRows = 1_000;

@Injectable()
export class ExportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * The guests as a file, a page at a time: whoever reads slowly keeps no transaction open. What can go wrong with the
   * request goes wrong before the file begins.
   */
  async file(caller: Caller, { delimiter, ...query }: ExportQuery): Promise<Readable> {
    const [venue, where] = await this.transactions.inVenue(caller, async (tx) => {
      const found = await loadVenue(tx);
      const asked = await filtersOf(tx, query, found, this.clock.now());
      this.tell(tx, { rows: await countOf(tx, asked), filters: askedOf({ ...query, delimiter }) });
      return [found, asked] as const;
    });
    const pages = this.pagesOf(caller, where, venue);
    const first = await pages.next();
    const file = stringify({
      bom: true,
      delimiter,
      record_delimiter: 'windows',
      // Rows end in two characters: one of them alone ends none, and would be read as if it did.
      quoted_match: /[\r\n]/,
    });
    pipeline(Readable.from(rowsOf(first, pages, venue)), file, () => undefined);
    return file;
  }

  /** Before the first byte: whoever takes the guests out and breaks off has taken them all the same. */
  private tell(tx: Transaction, what: { rows: number; filters: Record<string, unknown> }): void {
    const at = this.clock.now().toISOString();
    tx.emit('guests.exported', { after: { id: newId(), version: 1, way: 'list', ...what, guest_id: null, at } });
  }

  private async *pagesOf(
    caller: Caller,
    where: Awaited<ReturnType<typeof filtersOf>>,
    { venueId }: Venue,
  ): AsyncGenerator<ExportedGuest[], void> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const [condition, parameters] = allOf([[`venue_id = $1 AND id > $2 AND ${shown}`, venueId, after], ...where]);
      const page = await this.transactions.inVenue(caller, (tx) =>
        tx.query<ExportedGuest & Record<string, unknown>>(
          `SELECT id, phone, name, birthday::text AS birthday, gender, language, email, preferred_channel,
                  telegram_username, contacts, tags, notes FROM guests WHERE ${condition} ORDER BY venue_id, id LIMIT ${pageRows}`,
          parameters,
        ),
      );
      if (page.length > 0) yield page;
      if (page.length < pageRows) return;
      after = page.at(-1)!.id;
    }
  }
}

async function countOf(tx: Transaction, where: Awaited<ReturnType<typeof filtersOf>>): Promise<number> {
  const [condition, parameters] = allOf([[`venue_id = $1 AND ${shown}`, tx.caller.venueId], ...where]);
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM guests WHERE ${condition}`,
    parameters,
  );
  return row!.count;
}

async function* rowsOf(
  first: IteratorResult<ExportedGuest[], void>,
  rest: AsyncGenerator<ExportedGuest[], void>,
  { language }: Venue,
): AsyncGenerator<string[]> {
  yield headsFor(language);
  if (first.done) return;
  for (const guest of first.value) yield cellsOf(guest, language);
  for await (const page of rest) for (const guest of page) yield cellsOf(guest, language);
}
