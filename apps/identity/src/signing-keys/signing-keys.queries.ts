import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { listPage, Page } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { SigningKeyDto, SigningKeysQuery } from './signing-keys.dto';

@Injectable()
export class SigningKeysQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: SigningKeysQuery): Promise<Page<SigningKeyDto>> {
    return this.transactions.outsideVenues(caller, (tx) =>
      listPage<SigningKeyDto & Record<string, unknown>>(tx, query, {
        columns: 'id, state, since, published_until',
        from: 'signing_keys',
        where: [query.q ? ['id = $1 OR state = $1', query.q] : undefined],
        sortable: { since: 'since', state: 'state' },
        otherwise: 'since:desc',
      }),
    );
  }
}
