import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { Block } from './block.entity';
import { instant } from './block-rules';
import { BlockDto, BlocksQuery, BlockWithBookingsDto, listedColumns, sortableBlocks, toWire } from './blocks.dto';
import { bookingsIn } from './bookings-in-block';

@Injectable()
export class BlocksQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, query: BlocksQuery): Promise<Page<BlockDto>> {
    const from = query.from === undefined ? this.clock.now() : instant('from', query.from);
    const to = query.to === undefined ? undefined : instant('to', query.to);
    return this.transactions.inVenue(caller, (tx) =>
      listPage<BlockDto & Record<string, unknown>>(tx, query, {
        columns: listedColumns,
        from: 'blocks',
        where: [
          ['venue_id = $1 AND ends_at > $2', caller.venueId, from],
          to && ['starts_at < $1', to],
          query.table_id ? [`resource_ids = '{}' OR resource_ids @> ARRAY[$1::uuid]`, query.table_id] : undefined,
          query.q ? ['reason ILIKE $1', likeText(query.q)] : undefined,
        ],
        sortable: sortableBlocks,
        otherwise: 'starts_at',
      }),
    );
  }

  card(caller: Caller, id: string): Promise<BlockWithBookingsDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const block = await tx.findOrFail(Block, id);
      return toWire(block, await bookingsIn(tx, block));
    });
  }
}
