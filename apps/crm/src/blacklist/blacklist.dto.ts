import { BlacklistState, Id, Instant, Nested, Phone, Text, Whole } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { BlacklistEntry } from './blacklist-entry.entity';

export class ListOnBlacklistDto {
  @Id({ optional: true, description: 'Either this or a phone' })
  guest_id?: string;

  @Text({
    max: 40,
    optional: true,
    example: '8 916 123-45-67',
    description: 'As people write it. Where a guest has it, it is the guest who is listed',
  })
  phone?: string;

  @Text({ max: 500, optional: true, nullable: true })
  reason?: string | null;
}

export class ChangeBlacklistEntryDto {
  @Text({ max: 500, optional: true, nullable: true })
  reason?: string | null;
}

export class BlacklistQuery extends PageQuery {
  @Text({ optional: true, max: 200, description: 'A phone as people write it, or a part of it; a part of a name' })
  declare q?: string;
}

export class UnwelcomeGuestDto {
  @Id()
  id!: string;

  @Text({ nullable: true })
  name!: string | null;

  @Phone({ nullable: true })
  phone!: string | null;
}

export class BlacklistEntryDto {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  version!: number;

  @Id({ nullable: true, description: 'null where a phone was listed of which there was no card' })
  guest_id!: string | null;

  @Phone({ nullable: true })
  phone!: string | null;

  @Nested(() => UnwelcomeGuestDto, { nullable: true, description: 'Whoever it is, by the guest or by the phone' })
  guest!: UnwelcomeGuestDto | null;

  @Text({ nullable: true })
  reason!: string | null;

  @Id({ nullable: true, description: 'null where no user listed it' })
  created_by_user_id!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export const stateOf = (entry: BlacklistEntry): BlacklistState => ({
  id: entry.id,
  version: entry.version,
  guest_id: entry.guestId,
  phone: entry.phone,
  reason: entry.reason,
  created_at: entry.createdAt.toISOString(),
  removed_at: entry.removedAt?.toISOString() ?? null,
});
