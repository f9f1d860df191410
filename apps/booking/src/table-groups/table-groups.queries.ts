import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { membersOf } from './table-group-members';
import { TableGroup } from './table-group.entity';
import { listedColumns, sortableGroups, TableGroupDto, TableGroupsQuery, toWire } from './table-groups.dto';

@Injectable()
export class TableGroupsQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: TableGroupsQuery): Promise<Page<TableGroupDto>> {
    return this.transactions.inVenue(caller, (tx) =>
      listPage<TableGroupDto & Record<string, unknown>>(tx, query, {
        columns: listedColumns,
        from: 'resource_groups',
        where: [
          ['venue_id = $1', caller.venueId],
          query.table_id
            ? [
                'id IN (SELECT group_id FROM resource_group_members WHERE venue_id = $1 AND resource_id = $2)',
                caller.venueId,
                query.table_id,
              ]
            : undefined,
          query.is_active === undefined ? undefined : ['is_active = $1', query.is_active],
          query.q ? ['name ILIKE $1', likeText(query.q)] : undefined,
        ],
        sortable: sortableGroups,
        otherwise: 'sort_order,name',
      }),
    );
  }

  card(caller: Caller, id: string): Promise<TableGroupDto> {
    return this.transactions.inVenue(caller, async (tx) =>
      toWire(await tx.findOrFail(TableGroup, id), await membersOf(tx, id)),
    );
  }
}
