import { newId, Transaction } from '@guestflow/persistence';
import { Organization } from './organization.entity';
import { FoundOrganizationDto, toWire } from './organizations.dto';

/** Makes an organization. Whom it belongs to is the caller's to say: an operator's belongs to nobody yet. */
export async function foundOrganization(
  tx: Transaction,
  { name, description, kind }: FoundOrganizationDto,
  now: Date,
): Promise<Organization> {
  const organization: Organization = {
    id: newId(),
    name,
    description: description ?? null,
    kind: kind ?? 'group',
    settings: {},
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await tx.manager.save(Organization, organization);
  tx.emit('organization.created', { after: toWire(organization) });
  return organization;
}
