import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound, RuleViolation } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { given, merged } from '../venues/change-rules';
import { owns } from '../venues/reach';
import { foundOrganization } from './found-organization';
import { Organization } from './organization.entity';
import {
  ChangeOrganizationDto,
  ChangeOrganizationSettingsDto,
  FoundOrganizationDto,
  OrganizationDto,
  OrganizationSettingsDto,
  settingsToWire,
  toWire,
} from './organizations.dto';

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Whoever founds it owns it, but for an operator, who founds it for others. */
  found(caller: Caller, wanted: FoundOrganizationDto): Promise<OrganizationDto> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      const organization = await foundOrganization(tx, wanted, this.clock.now());
      if (caller.role !== 'super_admin') {
        await tx.query(`INSERT INTO organization_owners (organization_id, user_id, status) VALUES ($1, $2, 'active')`, [
          organization.id,
          caller.userId,
        ]);
      }
      return toWire(organization);
    });
  }

  change(caller: Caller, id: string, wanted: ChangeOrganizationDto, seen?: number): Promise<OrganizationDto> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      const organization = await changeable(tx, caller, id, seen);
      if (wanted.kind === 'single') await assertOneVenue(tx, id);
      return this.save(tx, organization, given(wanted));
    });
  }

  changeSettings(
    caller: Caller,
    id: string,
    wanted: ChangeOrganizationSettingsDto,
    seen?: number,
  ): Promise<OrganizationSettingsDto> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      const organization = await changeable(tx, caller, id, seen);
      return settingsToWire(await this.save(tx, organization, { settings: merged(organization.settings, wanted) }));
    });
  }

  private async save(
    tx: Transaction,
    organization: Organization,
    change: Partial<Organization>,
  ): Promise<OrganizationDto> {
    const [before, changed] = [toWire(organization), { ...organization, ...change }];
    if (isDeepStrictEqual(before, toWire(changed))) return before;
    const saved = { ...changed, version: organization.version + 1, updatedAt: this.clock.now() };
    await tx.manager.save(Organization, saved);
    tx.emit('organization.changed', { before, after: toWire(saved) });
    return toWire(saved);
  }
}

async function changeable(
  tx: Transaction,
  caller: Caller,
  id: string,
  seen: number | undefined,
): Promise<Organization> {
  const organization = await tx.findOrFail(Organization, id, { lock: true });
  if (!(await owns(tx, caller, id))) throw new NotFound();
  assertSeen(organization, seen);
  return organization;
}

async function assertOneVenue(tx: Transaction, id: string): Promise<void> {
  const venues = await tx.query('SELECT 1 FROM venues WHERE organization_id = $1 LIMIT 2', [id]);
  if (venues.length > 1) throw new RuleViolation('single_venue', 'This organization has more than one venue');
}
