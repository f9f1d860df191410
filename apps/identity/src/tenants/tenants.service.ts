import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { newId, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { Invitations } from '../invitations/invitations.service';
import { foundOrganization } from '../organizations/found-organization';
import { Organization } from '../organizations/organization.entity';
import { openVenue } from '../venues/open-venue';
import { changeOf, saveVenue } from '../venues/save-venue';
import { Venue } from '../venues/venue.entity';
import { ChangeTenantDto, VenueDto } from '../venues/venues.dto';
import { CreateTenantDto, SuspendTenantDto } from './tenants.dto';

@Injectable()
export class TenantsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly invitations: Invitations,
    private readonly clock: Clock,
  ) {}

  create(caller: Caller, wanted: CreateTenantDto): Promise<VenueDto> {
    const id = newId();
    return this.transactions.inVenue({ ...caller, venueId: id }, async (tx) => {
      const now = this.clock.now();
      const organization = wanted.organization_id
        ? await tx.findOrFail(Organization, wanted.organization_id, { lock: true })
        : // It stands above its venues: that it was made is no event of the first one.
          await foundOrganization(tx.onBehalfOf({ ...caller, venueId: undefined }), { name: wanted.name }, now);
      const venue = await openVenue(tx, { id, organization, wanted, now });
      if (wanted.owner_email) await this.invitations.invite(tx, { email: wanted.owner_email, role: 'owner' });
      return venue;
    });
  }

  change(caller: Caller, id: string, wanted: ChangeTenantDto, seen?: number): Promise<VenueDto> {
    return this.save(caller, id, (venue) => {
      assertSeen(venue, seen);
      return changeOf(venue, wanted);
    });
  }

  /** Suspended already, it stays so since when it was; only the reason may be another. */
  suspend(caller: Caller, id: string, { reason }: SuspendTenantDto): Promise<VenueDto> {
    return this.save(caller, id, ({ suspendedAt }) => ({
      status: 'suspended',
      suspendedAt: suspendedAt ?? this.clock.now(),
      suspensionReason: reason,
    }));
  }

  resume(caller: Caller, id: string): Promise<VenueDto> {
    return this.save(caller, id, () => ({ status: 'active', suspendedAt: null, suspensionReason: null }));
  }

  private save(caller: Caller, id: string, change: (venue: Venue) => Partial<Venue>): Promise<VenueDto> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      const venue = await tx.findOrFail(Venue, id, { lock: true });
      return saveVenue(tx, venue, change(venue), this.clock.now());
    });
  }
}
