import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { Table } from './table.entity';
import { listedColumns, sortableTables, TableDto, TablesQuery, toWire } from './tables.dto';

@Injectable()
export class TablesQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: TablesQuery): Promise<Page<TableDto>> {
    return this.transactions.inVenue(caller, (tx) =>
      listPage<TableDto & Record<string, unknown>>(tx, query, {
        columns: listedColumns,
        from: 'resources',
        where: [
          ['venue_id = $1 AND deleted_at IS NULL', caller.venueId],
          query.zone === undefined ? undefined : ['lower(zone) = lower($1)', query.zone],
          query.is_active === undefined ? undefined : ['is_active = $1', query.is_active],
          query.q ? ['name ILIKE $1 OR zone ILIKE $1', likeText(query.q)] : undefined,
        ],
        sortable: sortableTables,
        otherwise: 'sort_order,name',
      }),
    );
  }

  card(caller: Caller, id: string): Promise<TableDto> {
    return this.transactions.inVenue(caller, async (tx) => toWire(await tx.findOrFail(Table, id)));
  }
}
