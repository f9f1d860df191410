import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { seenOrganizations, seenVenues } from '../venues/reach';
import { Organization } from './organization.entity';
import {
  completeOrganizationSettings,
  OrganizationCardDto,
  OrganizationDto,
  OrganizationsQuery,
  toWire,
  VenueSummaryDto,
} from './organizations.dto';
import { staffNumbers } from './staff-numbers';

const sortable = { created_at: 'created_at', updated_at: 'updated_at', name: 'lower(name)' };
const mostListed = 200;

@Injectable()
export class OrganizationsQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: OrganizationsQuery): Promise<Page<OrganizationDto>> {
    return this.transactions.acrossVenues(caller, async (tx) => {
      const page = await listPage<OrganizationDto & Record<string, unknown>>(tx, query, {
        columns: 'id, version, name, description, kind, settings, created_at, updated_at',
        from: 'organizations',
        where: [
          seenOrganizations(caller),
          query.q ? ['name ILIKE $1 OR description ILIKE $1', likeText(query.q)] : undefined,
        ],
        sortable,
        otherwise: 'name',
      });
      const items = page.items.map((row) => ({ ...row, settings: completeOrganizationSettings(row.settings) }));
      return new Page(items, page.total, query);
    });
  }

  card(caller: Caller, id: string): Promise<OrganizationCardDto> {
    return this.transactions.acrossVenues(caller, (tx) => this.cardIn(tx, caller, id));
  }

  /** The organization of the venue worked in. */
  current(caller: Caller): Promise<OrganizationCardDto> {
    return this.transactions.acrossVenues(caller, async (tx) => {
      if (!caller.venueId)
        throw new ValidationProblem([{ field: 'venue_id', message: 'say for which venue: ?venue_id=' }]);
      const [venue] = await tx.query<{ id: string }>('SELECT organization_id AS id FROM venues WHERE id = $1', [
        caller.venueId,
      ]);
      if (!venue) throw new NotFound();
      return this.cardIn(tx, caller, venue.id);
    });
  }

  private async cardIn(tx: Transaction, caller: Caller, id: string): Promise<OrganizationCardDto> {
    const organization = await this.seen(tx, caller, id);
    const [condition, ...parameters] = seenVenues(caller) ?? ['true'];
    const venues = await tx.query<VenueSummaryDto & Record<string, unknown>>(
      `SELECT id, name, slug, kind, status FROM venues
       WHERE (${condition}) AND organization_id = $${parameters.length + 1} ORDER BY lower(name), id`,
      [...parameters, id],
    );
    return {
      ...toWire(organization),
      venues: venues.slice(0, mostListed),
      venue_count: venues.length,
      staff: await staffNumbers(
        tx,
        venues.map((venue) => venue.id),
      ),
    };
  }

  private async seen(tx: Transaction, caller: Caller, id: string): Promise<Organization> {
    const [condition, ...parameters] = seenOrganizations(caller) ?? ['true'];
    const rows = await tx.query(`SELECT 1 FROM organizations WHERE (${condition}) AND id = $${parameters.length + 1}`, [
      ...parameters,
      id,
    ]);
    if (rows.length === 0) throw new NotFound();
    return tx.findOrFail(Organization, id);
  }
}
