import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { VenueState } from '@guestflow/contracts';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { TenantsQuery, toWire } from './tenants.dto';
import { Venue } from './venue.entity';

const sortable = { created_at: 'created_at', updated_at: 'updated_at', name: 'lower(name)', status: 'status' };

@Injectable()
export class TenantsQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: TenantsQuery): Promise<Page<VenueState>> {
    return this.transactions.outsideVenues(caller, (tx) =>
      listPage<VenueState & Record<string, unknown>>(tx, query, {
        columns: `id, version, organization_id, kind, slug, name, timezone, country, language, currency, contacts, status,
                  created_at, updated_at`,
        from: 'venues',
        where: [query.q ? ['name ILIKE $1 OR slug ILIKE $1 OR contacts::text ILIKE $1', likeText(query.q)] : undefined],
        sortable,
        otherwise: 'created_at:desc',
      }),
    );
  }

  card(caller: Caller, id: string): Promise<VenueState> {
    return this.transactions.outsideVenues(caller, async (tx) => toWire(await tx.findOrFail(Venue, id)));
  }
}
