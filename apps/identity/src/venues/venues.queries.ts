import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { seenVenues } from './reach';
import { Venue } from './venue.entity';
import { ListedVenueDto, listedColumns, sortableVenues, toWire, VenueDto, VenuesQuery } from './venues.dto';

/** The filters that a list of venues has, whoever reads it. */
export const venueFilters = ({ organization_id, kind, status, city }: VenuesQuery): [string, unknown][] => [
  ...(organization_id ? ([['organization_id = $1', organization_id]] as [string, unknown][]) : []),
  ...(kind ? ([['kind = $1', kind]] as [string, unknown][]) : []),
  ...(status ? ([['status = $1', status]] as [string, unknown][]) : []),
  ...(city ? ([[`lower(contacts ->> 'city') = lower($1)`, city]] as [string, unknown][]) : []),
];

@Injectable()
export class VenuesQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: VenuesQuery): Promise<Page<ListedVenueDto>> {
    return this.transactions.acrossVenues(caller, (tx) =>
      listPage<ListedVenueDto & Record<string, unknown>>(tx, query, {
        columns: listedColumns,
        from: 'venues',
        where: [
          seenVenues(caller),
          ...venueFilters(query),
          query.q ? ['name ILIKE $1 OR slug ILIKE $1 OR contacts::text ILIKE $1', likeText(query.q)] : undefined,
        ],
        sortable: sortableVenues,
        otherwise: 'name',
      }),
    );
  }

  card(caller: Caller, id: string): Promise<VenueDto> {
    return this.transactions.acrossVenues(caller, async (tx) => {
      const [condition, ...parameters] = seenVenues(caller) ?? ['true'];
      const rows = await tx.query(`SELECT 1 FROM venues WHERE (${condition}) AND id = $${parameters.length + 1}`, [
        ...parameters,
        id,
      ]);
      if (rows.length === 0) throw new NotFound();
      return toWire(await tx.findOrFail(Venue, id));
    });
  }
}
