import { Injectable } from '@nestjs/common';
import { StaffRole } from '@guestflow/access';
import { MemberStatus } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { memberState } from './user-state';
import { Member } from './member.entity';
import { User } from './user.entity';

interface Standing {
  role: StaffRole;
  status: MemberStatus;
}

/**
 * Places at venues. An owner has one at every venue of the organization, so what makes or ends an owner goes through all
 * of them: under the organization's lock, which the opening of a venue takes too.
 */
@Injectable()
export class Members {
  constructor(private readonly clock: Clock) {}

  /** The place of a person at the venue of the transaction, held until its end. */
  async find(tx: Transaction, userId: string): Promise<Member | undefined> {
    const found = await tx.manager.findOne(Member, { where: { userId }, lock: { mode: 'pessimistic_write' } });
    return found ?? undefined;
  }

  async invite(tx: Transaction, user: User, role: StaffRole, note?: string): Promise<Member> {
    const now = this.clock.now();
    const member: Member = {
      id: newId(),
      venueId: tx.caller.venueId!,
      userId: user.id,
      role,
      status: 'invited',
      note: note ?? null,
      invitedBy: tx.caller.userId ?? null,
      joinedAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await tx.manager.insert(Member, member);
    tx.emit('member.created', { after: memberState(member, user.name) });
    return member;
  }

  /** Puts a place down as changed, and tells it. */
  async change(
    tx: Transaction,
    member: Member,
    name: string,
    changes: Partial<Member>,
    nameBefore = name,
  ): Promise<Member> {
    const now = this.clock.now();
    const changed = { ...member, ...changes, version: member.version + 1, updatedAt: now };
    if (changed.status === 'active') changed.joinedAt ??= now;
    await tx.manager.update(Member, member.id, changed);
    tx.emit('member.changed', { before: memberState(member, nameBefore), after: memberState(changed, name) });
    return changed;
  }

  /** Each venue knows him by name. */
  async rename(
    tx: Transaction,
    places: { venueId: string }[],
    { id, name: before }: User,
    name: string,
  ): Promise<void> {
    if (name === before) return;
    for (const { venueId } of places) {
      await tx.inVenue(venueId, async (inVenue) => {
        const member = await this.find(inVenue, id);
        if (member) await this.change(inVenue, member, name, {}, before);
      });
    }
  }

  /** Holds the organization of a venue, and says how many others own it. */
  async holdOrganization(tx: Transaction, venueId: string, userId: string) {
    const [organization] = await tx.query<{ id: string }>(
      `SELECT id FROM organizations WHERE id = (SELECT organization_id FROM venues WHERE id = $1) FOR UPDATE`,
      [venueId],
    );
    // An operator may name any venue.
    if (!organization) throw new NotFound('There is no such venue');
    const [others] = await tx.query<{ count: number }>(
      `SELECT count(*)::int FROM organization_owners o JOIN users u ON u.id = o.user_id
       WHERE o.organization_id = $1 AND o.user_id <> $2 AND o.status = 'active' AND u.is_active`,
      [organization.id, userId],
    );
    return { organizationId: organization.id, otherOwners: others!.count };
  }

  /** Makes a person an owner: of the organization, and at each of its venues. */
  async becomeOwner(
    tx: Transaction,
    organizationId: string,
    user: User,
    status: 'invited' | 'active',
    note?: string,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO organization_owners (organization_id, user_id, status) VALUES ($1, $2, $3)
       ON CONFLICT (organization_id, user_id) DO UPDATE SET status = excluded.status`,
      [organizationId, user.id, status],
    );
    await this.atEachVenue(tx, organizationId, async (inVenue) => {
      const member = await this.find(inVenue, user.id);
      if (!member) {
        const invited = await this.invite(inVenue, user, 'owner', note);
        if (status === 'active') await this.change(inVenue, invited, user.name, { status });
        // Where he works already he stays what he is until he says yes.
      } else if (status === 'invited' && member.status === 'active') {
        return;
      } else if (member.role !== 'owner' || member.status !== status) {
        await this.change(inVenue, member, user.name, { role: 'owner', status });
      }
    });
  }

  /** Takes it back. At the venue of the transaction he stays as what is said; at the others he is let go, where he was one. */
  async ceaseToOwn(tx: Transaction, organizationId: string, user: User, here: Standing): Promise<void> {
    await tx.query('DELETE FROM organization_owners WHERE organization_id = $1 AND user_id = $2', [
      organizationId,
      user.id,
    ]);
    const venueId = tx.caller.venueId;
    await this.atEachVenue(tx, organizationId, async (inVenue) => {
      const member = await this.find(inVenue, user.id);
      if (!member) return;
      if (inVenue.caller.venueId === venueId) await this.change(inVenue, member, user.name, here);
      else if (member.role === 'owner' && member.status !== 'inactive') {
        await this.change(inVenue, member, user.name, { status: 'inactive' });
      }
    });
  }

  private async atEachVenue(
    tx: Transaction,
    organizationId: string,
    work: (inVenue: Transaction) => Promise<void>,
  ): Promise<void> {
    const venues = await tx.query<{ id: string }>('SELECT id FROM venues WHERE organization_id = $1 ORDER BY id', [
      organizationId,
    ]);
    for (const { id } of venues) await tx.inVenue(id, work);
  }
}
