import { Language, MemberState, MemberStatus, UserState } from '@guestflow/contracts';
import { User } from './user.entity';
import { Member } from './member.entity';

type Told = Pick<User, 'id' | 'version' | 'name' | 'timezone' | 'isActive' | 'emailVerifiedAt' | 'platformRole'> & {
  language: Language;
};

/** What the events tell of a person. */
export const userState = (user: Told): UserState => ({
  id: user.id,
  version: user.version,
  name: user.name,
  language: user.language,
  timezone: user.timezone,
  is_active: user.isActive,
  email_verified: user.emailVerifiedAt !== null,
  platform_role: user.platformRole,
});

/** What the events tell of a person's place at a venue. */
export const memberState = (member: Member, name: string): MemberState => ({
  id: member.id,
  version: member.version,
  venue_id: member.venueId,
  user_id: member.userId,
  name,
  role: member.role,
  status: member.status satisfies MemberStatus,
  created_at: member.createdAt.toISOString(),
  updated_at: member.updatedAt.toISOString(),
});

// As the events have it. Two parts may be a hundred long each, and there is a space between them.
const longestName = 200;

/** How people are called: as they say, or else by what their e-mail begins with. */
export const nameOf = (email: string, first?: string | null, last?: string | null): string =>
  [...([first, last].filter(Boolean).join(' ') || email.split('@')[0]!)].slice(0, longestName).join('');
