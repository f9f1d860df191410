import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { ApiKey } from './api-key.entity';
import { ApiKeyDto, ApiKeysQuery, toWire } from './api-keys.dto';

const sortable = {
  created_at: 'created_at',
  name: 'lower(name)',
  last_used_at: 'last_used_at',
  expires_at: 'expires_at',
};

@Injectable()
export class ApiKeysQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: ApiKeysQuery): Promise<Page<ApiKeyDto>> {
    return this.transactions.inVenue(caller, (tx) =>
      listPage<ApiKeyDto & Record<string, unknown>>(tx, query, {
        columns: 'id, name, prefix, scopes, created_by, created_at, expires_at, last_used_at, revoked_at',
        from: 'api_keys',
        where: [
          ['venue_id = $1', caller.venueId],
          query.q ? ['name ILIKE $1 OR prefix ILIKE $1', likeText(query.q)] : undefined,
        ],
        sortable,
        otherwise: 'created_at:desc',
      }),
    );
  }

  card(caller: Caller, id: string): Promise<ApiKeyDto> {
    return this.transactions.inVenue(caller, async (tx) => toWire(await tx.findOrFail(ApiKey, id)));
  }
}
