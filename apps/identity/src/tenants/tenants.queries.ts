import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { Organization } from '../organizations/organization.entity';
import { staffNumbers } from '../organizations/staff-numbers';
import { Venue } from '../venues/venue.entity';
import { ListedVenueDto, listedColumns, sortableVenues, toWire, VenuesQuery } from '../venues/venues.dto';
import { venueFilters } from '../venues/venues.queries';
import { TenantCardDto } from './tenants.dto';

// By what an operator has before him when somebody calls: the venue's name, its contacts, or who owns it.
const foundBy = `name ILIKE $1 OR slug ILIKE $1 OR contacts::text ILIKE $1 OR organization_id IN (
  SELECT o.organization_id FROM organization_owners o JOIN users u ON u.id = o.user_id
  WHERE u.email ILIKE $1 OR u.name ILIKE $1)`;

@Injectable()
export class TenantsQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: VenuesQuery): Promise<Page<ListedVenueDto>> {
    return this.transactions.outsideVenues(caller, (tx) =>
      listPage<ListedVenueDto & Record<string, unknown>>(tx, query, {
        columns: listedColumns,
        from: 'venues',
        where: [...venueFilters(query), query.q ? [foundBy, likeText(query.q)] : undefined],
        sortable: sortableVenues,
        otherwise: 'created_at:desc',
      }),
    );
  }

  card(caller: Caller, id: string): Promise<TenantCardDto> {
    return this.transactions.acrossVenues(caller, async (tx) => {
      const venue = await tx.findOrFail(Venue, id);
      const organization = await tx.findOrFail(Organization, venue.organizationId);
      return { ...toWire(venue), organization_name: organization.name, staff: await staffNumbers(tx, [id]) };
    });
  }
}
