import { PickType } from '@nestjs/swagger';
import { Role, roleNames, StaffRole, staffRoles } from '@guestflow/access';
import {
  EmailAddress,
  Flag,
  Id,
  Instant,
  Language,
  languages,
  memberStatuses,
  MemberStatus,
  OneOf,
  QueryFlag,
  Text,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { NewPersonDto } from './profile.dto';

export class UserDto {
  @Id()
  id!: string;

  @Whole()
  version!: number;

  @EmailAddress()
  email!: string;

  @Text()
  name!: string;

  @Text({ nullable: true })
  phone!: string | null;

  @OneOf(languages)
  language!: Language;

  @Text({ nullable: true })
  avatar_url!: string | null;

  @OneOf(roleNames)
  role!: Role;

  @Id({ nullable: true, description: 'null for an operator of the platform' })
  venue_id!: string | null;

  @OneOf(memberStatuses)
  status!: MemberStatus;

  @Flag()
  is_active!: boolean;

  @Text({ nullable: true })
  note!: string | null;

  @Id({ nullable: true })
  invited_by!: string | null;

  @Instant({ nullable: true })
  last_sign_in_at!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class InviteUserDto extends PickType(NewPersonDto, ['first_name', 'last_name', 'language'] as const) {
  @EmailAddress()
  email!: string;

  @OneOf(['super_admin', ...staffRoles], { description: 'super_admin: by an operator, outside a venue' })
  role!: StaffRole | 'super_admin';

  @Text({ optional: true, max: 500, description: 'For the staff’s own eyes' })
  note?: string;
}

export class ChangeUserDto {
  @OneOf(staffRoles, { optional: true })
  role?: StaffRole;

  @Flag({ optional: true })
  is_active?: boolean;

  @Text({ optional: true, nullable: true, max: 500 })
  note?: string | null;
}

export class UsersQuery extends PageQuery {
  @OneOf(roleNames, { optional: true })
  role?: Role;

  @OneOf(memberStatuses, { optional: true })
  status?: MemberStatus;

  @QueryFlag()
  is_active?: boolean;
}
