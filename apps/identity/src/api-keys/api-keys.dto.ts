import { keyPermissions, Permission } from '@guestflow/access';
import { ApiKeyState, Id, Instant, Text, Texts } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { PartialType } from '@nestjs/swagger';
import { ApiKey } from './api-key.entity';

export class CreateApiKeyDto {
  @Text({ max: 100, example: 'Booking widget' })
  name!: string;

  @Texts({ of: keyPermissions, description: 'What it may do: of what keys can do, no more than its maker may' })
  scopes!: Permission[];

  @Instant({ optional: true, nullable: true, description: 'For ever, when not given' })
  expires_at?: string | null;
}

export class ChangeApiKeyDto extends PartialType(CreateApiKeyDto) {}

export class ApiKeysQuery extends PageQuery {}

export class ApiKeyDto {
  @Id()
  id!: string;

  @Text({ max: 100 })
  name!: string;

  @Text({ description: 'How the key begins', example: 'gf_4vRt0aXk92Lm' })
  prefix!: string;

  @Texts({ of: keyPermissions })
  scopes!: Permission[];

  @Id({ description: 'Who made it' })
  created_by!: string;

  @Instant()
  created_at!: string;

  @Instant({ nullable: true })
  expires_at!: string | null;

  @Instant({ nullable: true, description: 'To the minute' })
  last_used_at!: string | null;

  @Instant({ nullable: true })
  revoked_at!: string | null;
}

export class NewApiKeyDto extends ApiKeyDto {
  @Text({ description: 'The key itself. It is shown this once' })
  key!: string;
}

export const toWire = (key: ApiKey): ApiKeyDto => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  scopes: key.scopes,
  created_by: key.createdBy,
  created_at: key.createdAt.toISOString(),
  expires_at: key.expiresAt?.toISOString() ?? null,
  last_used_at: key.lastUsedAt?.toISOString() ?? null,
  revoked_at: key.revokedAt?.toISOString() ?? null,
});

export const stateOf = (key: ApiKey): ApiKeyState => ({
  id: key.id,
  version: key.version,
  name: key.name,
  scopes: key.scopes,
  expires_at: key.expiresAt?.toISOString() ?? null,
  revoked_at: key.revokedAt?.toISOString() ?? null,
});
