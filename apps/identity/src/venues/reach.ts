import { Caller } from '@guestflow/access';
import { Transaction } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Venue } from './venue.entity';

/** A condition with parameters of its own, as `listPage` takes them. */
type Condition = [condition: string, ...parameters: unknown[]];

const ownedOrganizations = (user: string) =>
  `SELECT organization_id FROM organization_owners WHERE user_id = ${user} AND status = 'active'`;

/**
 * Which venues somebody may see: the one worked in, others where one has a place, and all of the organizations one
 * owns; undefined for an operator, who sees every one. Places are of many venues: to be read across venues.
 */
export function seenVenues({ role, userId, venueId }: Caller): Condition | undefined {
  if (role === 'super_admin') return undefined;
  return [
    `venues.id = $1 OR venues.organization_id IN (${ownedOrganizations('$2')})
     OR venues.id IN (SELECT venue_id FROM members WHERE user_id = $2 AND status = 'active')`,
    venueId ?? null,
    userId ?? null,
  ];
}

/** Which organizations: the one of the venue worked in, and those one owns. */
export function seenOrganizations({ role, userId, venueId }: Caller): Condition | undefined {
  if (role === 'super_admin') return undefined;
  return [
    `organizations.id IN (${ownedOrganizations('$2')})
     OR organizations.id = (SELECT organization_id FROM venues WHERE id = $1)`,
    venueId ?? null,
    userId ?? null,
  ];
}

/** Whether it is the caller's own organization: an operator's is every one. */
export async function owns(tx: Transaction, { role, userId }: Caller, organizationId: string): Promise<boolean> {
  if (role === 'super_admin') return true;
  if (!userId) return false;
  const rows = await tx.query(`${ownedOrganizations('$1')} AND organization_id = $2`, [userId, organizationId]);
  return rows.length > 0;
}

/** The venue worked in may be changed, and any of an organization one owns; another is not there. */
export async function assertMayChange(tx: Transaction, caller: Caller, venue: Venue): Promise<void> {
  if (venue.id === caller.venueId) return;
  if (!(await owns(tx, caller, venue.organizationId))) throw new NotFound();
}
