import { Role, StaffRole } from '@guestflow/access';
import { MemberStatus, SignInFailure, VenueStatus } from '@guestflow/contracts';

export interface Person {
  platformRole: 'super_admin' | null;
  isGuest: boolean;
  isActive: boolean;
  /** Of an organization, though it may have no venue yet. */
  isOwner: boolean;
}

/** A venue somebody works at. */
export interface Place {
  venueId: string;
  role: StaffRole;
  status: MemberStatus;
  venueStatus: VenueStatus;
}

/** As what somebody works, and where. */
export interface Standing {
  role: Role;
  venueId?: string;
}

/**
 * As what a person is let in: an operator, one of a venue's staff, or a guest. The wanted venue is taken where he works
 * there; otherwise the first that is open, places being in the order of preference.
 */
export function standingOf(person: Person, places: Place[], wanted?: string): Standing | SignInFailure {
  if (!person.isActive) return 'deactivated';
  if (person.platformRole) return { role: person.platformRole };
  const active = places.filter((place) => place.status === 'active');
  const open = active.filter((place) => place.venueStatus === 'active');
  const chosen = open.find((place) => place.venueId === wanted) ?? open[0];
  if (chosen) return { role: chosen.role, venueId: chosen.venueId };
  if (active.length > 0 && !person.isGuest) return 'venue_suspended';
  if (person.isOwner) return { role: 'owner' };
  return person.isGuest ? { role: 'guest' } : 'deactivated';
}

export const isRefusal = (standing: Standing | SignInFailure): standing is SignInFailure =>
  typeof standing === 'string';
