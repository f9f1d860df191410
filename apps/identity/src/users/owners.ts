import { MemberState } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';

/**
 * Gives a new venue's organization's owners their places at it. The transaction is of that venue; the organization's row
 * is locked, so that an owner who joins at the same moment is not missed.
 */
export async function joinOwners(tx: Transaction, organizationId: string, venueId: string): Promise<void> {
  await tx.query('SELECT 1 FROM organizations WHERE id = $1 FOR UPDATE', [organizationId]);
  const owners = await tx.query<{ user_id: string; name: string; status: 'invited' | 'active' }>(
    `SELECT o.user_id, u.name, o.status FROM organization_owners o JOIN users u ON u.id = o.user_id
     WHERE o.organization_id = $1`,
    [organizationId],
  );
  for (const { user_id, name, status } of owners) {
    const id = newId();
    const [row] = await tx.query<{ created_at: Date }>(
      `INSERT INTO members (id, venue_id, user_id, role, status, joined_at)
       VALUES ($1, $2, $3, 'owner', $4, CASE WHEN $4 = 'active' THEN now() END) RETURNING created_at`,
      [id, venueId, user_id, status],
    );
    const at = row!.created_at.toISOString();
    const after: MemberState = {
      id,
      version: 1,
      venue_id: venueId,
      user_id,
      name,
      role: 'owner',
      status,
      created_at: at,
      updated_at: at,
    };
    tx.emit('member.created', { after, venueId });
  }
}
