import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, ListQuery, listPage, Page, PageQuery } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { pathOfContent } from './attachment-of';
import { inUse } from './upload-uses';
import { UploadDto, UploadsQuery } from './uploads.dto';

// The path is put together in SQL, out of the same words as everywhere.
const columns = (): string =>
  `id, venue_id, name, kind, content_type, size, sha256, width, height, '${pathOfContent("' || id || '", "' || key || '")}'
     AS url, ${inUse()} AS in_use, created_by_user_id, created_at`;

@Injectable()
export class UploadsQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: UploadsQuery): Promise<Page<UploadDto>> {
    return this.transactions.inVenue(caller, (tx) =>
      this.page(tx, query, [
        query.kind && ['kind = $1', query.kind],
        query.q ? ['name ILIKE $1', likeText(query.q)] : undefined,
      ]),
    );
  }

  one(caller: Caller, id: string): Promise<UploadDto> {
    return this.transactions.inVenue(caller, (tx) => this.card(tx, id));
  }

  async card(tx: Transaction, id: string): Promise<UploadDto> {
    const { items } = await this.page(tx, new PageQuery(), [['id = $1', id]]);
    if (!items[0]) throw new NotFound();
    return items[0];
  }

  private page(tx: Transaction, query: PageQuery, filters: ListQuery['where']): Promise<Page<UploadDto>> {
    return listPage<UploadDto & Record<string, unknown>>(tx, query, {
      columns: columns(),
      from: 'uploads',
      where: [['venue_id = $1', tx.caller.venueId], [`state = 'kept'`], ...filters],
      sortable: { created_at: 'created_at', name: 'lower(name)', size: 'size' },
      otherwise: 'created_at:desc',
    });
  }
}
