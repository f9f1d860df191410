import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { waitStatuses } from '@guestflow/contracts';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { loadVenue } from '../replicas/venue';
import { entryColumns } from './entry-columns';
import { holdOf, placeOf } from './line';
import { WaitlistEntry } from './waitlist-entry.entity';
import { toWire, WaitlistCardDto, WaitlistEntryDto, WaitlistQuery } from './waitlist.dto';

const sortable = {
  date: 'date',
  place: 'place',
  created_at: 'created_at',
  updated_at: 'updated_at',
  guests_count: 'guests_count',
  status: 'status',
};

@Injectable()
export class WaitlistQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, query: WaitlistQuery): Promise<Page<WaitlistEntryDto>> {
    return this.transactions.inVenue(caller, async (tx) => {
      const { venueId, zone } = await loadVenue(tx);
      const page = await listPage<WaitlistEntry & { place: number | null } & Record<string, unknown>>(tx, query, {
        columns: `${entryColumns}, ${place} AS place`,
        from: 'waitlist entry',
        where: [
          ['venue_id = $1', venueId],
          query.date ? ['date = $1', query.date] : undefined,
          query.status ? ['status = ANY ($1)', statusesOf(query.status)] : undefined,
          query.q
            ? [
                `guest_name ILIKE $1 OR notes ILIKE $1 OR ($2 <> '' AND guest_phone LIKE '%' || $2 || '%')`,
                likeText(query.q),
                query.q.replace(/\D/g, ''),
              ]
            : undefined,
        ],
        sortable,
        // Who is out of the line has no place in it and comes last.
        otherwise: 'date:asc,place:asc,created_at:asc',
      });
      const now = this.clock.now();
      return new Page(
        page.items.map((row) => toWire(row, { zone, place: row.place, now })),
        page.total,
        query,
      );
    });
  }

  card(caller: Caller, id: string): Promise<WaitlistCardDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const entry = await tx.findOrFail(WaitlistEntry, id);
      const [{ zone }, place, hold] = [
        await loadVenue(tx),
        await placeOf(tx, entry),
        entry.holdId ? await holdOf(tx, entry.holdId) : undefined,
      ];
      const now = this.clock.now();
      return {
        ...toWire(entry, { zone, place, now }),
        offered_table_ids: hold?.resource_ids ?? [],
        reference: entry.reference,
      };
    });
  }
}

const place = `CASE WHEN status IN ('waiting', 'offered') THEN
  (SELECT count(*)::integer FROM waitlist ahead
    WHERE ahead.venue_id = entry.venue_id AND ahead.date = entry.date AND ahead.status IN ('waiting', 'offered')
      AND (ahead.created_at, ahead.id) <= (entry.created_at, entry.id)) END`;

function statusesOf(said: string): string[] {
  const statuses = said.split(',').map((each) => each.trim());
  if (statuses.every((each) => (waitStatuses as readonly string[]).includes(each))) return statuses;
  throw new ValidationProblem([{ field: 'status', message: `status takes ${waitStatuses.join(', ')}` }]);
}
