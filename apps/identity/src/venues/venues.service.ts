import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Organization } from '../organizations/organization.entity';
import { openVenue } from './open-venue';
import { assertMayChange, owns } from './reach';
import { changeOf, saveVenue } from './save-venue';
import { Venue } from './venue.entity';
import {
  ChangeSettingsDto,
  ChangeVenueDto,
  OpenVenueDto,
  settingsToWire,
  VenueDto,
  VenueSettingsDto,
} from './venues.dto';

@Injectable()
export class VenuesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  open(caller: Caller, wanted: OpenVenueDto): Promise<VenueDto> {
    const id = newId();
    return this.transactions.inVenue({ ...caller, venueId: id }, async (tx) => {
      const organizationId = wanted.organization_id ?? (await usualOrganization(tx, caller));
      const organization = await tx.findOrFail(Organization, organizationId, { lock: true });
      // Asked once it is held: he may have ceased to own it while he waited.
      if (!(await owns(tx, caller, organizationId))) throw new NotFound('There is no such organization');
      return openVenue(tx, { id, organization, wanted, now: this.clock.now() });
    });
  }

  change(caller: Caller, id: string, wanted: ChangeVenueDto, seen?: number): Promise<VenueDto> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      const venue = await changeable(tx, caller, id, seen);
      return saveVenue(tx, venue, changeOf(venue, wanted), this.clock.now());
    });
  }

  changeSettings(caller: Caller, id: string, settings: ChangeSettingsDto, seen?: number): Promise<VenueSettingsDto> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      const venue = await changeable(tx, caller, id, seen);
      return settingsToWire(await saveVenue(tx, venue, changeOf(venue, { settings }, ''), this.clock.now()));
    });
  }
}

async function changeable(tx: Transaction, caller: Caller, id: string, seen: number | undefined): Promise<Venue> {
  const venue = await tx.findOrFail(Venue, id, { lock: true });
  await assertMayChange(tx, caller, venue);
  assertSeen(venue, seen);
  return venue;
}

/** The one of the venue worked in, or the only one that is owned. */
async function usualOrganization(tx: Transaction, { venueId, userId }: Caller): Promise<string> {
  const rows = await tx.query<{ id: string }>(
    venueId
      ? 'SELECT organization_id AS id FROM venues WHERE id = $1'
      : `SELECT organization_id AS id FROM organization_owners WHERE user_id = $1 AND status = 'active'`,
    [venueId ?? userId],
  );
  if (rows.length === 1) return rows[0]!.id;
  throw new ValidationProblem([{ field: 'organization_id', message: 'say in which organization' }]);
}
