import type { StaffRole } from '@guestflow/access';
import type { MemberStatus } from '@guestflow/contracts';

export interface MemberFacts {
  role: StaffRole;
  status: MemberStatus;
}

export interface WantedChange {
  role?: StaffRole;
  is_active?: boolean;
}

export interface Circumstances {
  /** Which roles whoever changes it may give and take. */
  mayGrant: (role: StaffRole) => boolean;
  /** Whether it is his own place. */
  own: boolean;
  /** Whether the person has ever taken it up: nobody works where he never said yes. */
  hasJoined: boolean;
  /** How many other owners of the organization are active. */
  otherOwners: number;
}

export type Refusal =
  { kind: 'forbidden'; reason: string } | { kind: 'rule'; rule: 'own_place' | 'last_owner'; reason: string };

/** What becomes of somebody's place at a venue when a change of it is wanted; or why it may not be. */
export function changeOf(
  member: MemberFacts,
  wanted: WantedChange,
  circumstances: Circumstances,
): MemberFacts | Refusal {
  const { mayGrant, own, hasJoined, otherOwners } = circumstances;
  const role = wanted.role ?? member.role;
  const status = statusOf(member.status, wanted.is_active, hasJoined);
  if (role === member.role && status === member.status) return member;
  if (!mayGrant(member.role)) return { kind: 'forbidden', reason: `You may not change the place of ${member.role}` };
  if (!mayGrant(role)) return { kind: 'forbidden', reason: `You may not give the role ${role}` };
  if (own) return { kind: 'rule', rule: 'own_place', reason: 'Nobody changes his own role or lets himself go' };
  const stopsOwning =
    member.role === 'owner' && member.status === 'active' && (role !== 'owner' || status !== 'active');
  if (stopsOwning && otherOwners === 0) {
    return { kind: 'rule', rule: 'last_owner', reason: 'An organization has at least one owner' };
  }
  return { role, status };
}

export const isRefused = (result: MemberFacts | Refusal): result is Refusal => 'kind' in result;

function statusOf(status: MemberStatus, active: boolean | undefined, hasJoined: boolean): MemberStatus {
  if (active === undefined) return status;
  if (!active) return 'inactive';
  if (status !== 'inactive') return status;
  return hasJoined ? 'active' : 'invited';
}
