import { BotState, Flag, Id, Instant, Text, Whole } from '@guestflow/contracts';
import { Bot } from './bot.entity';

export class ConnectBotDto {
  @Text({ max: 100, description: 'As @BotFather gives it. It is checked, stored encrypted, and never shown again' })
  token!: string;
}

export class BotDto {
  @Id()
  id!: string;

  @Id()
  venue_id!: string;

  @Text({ description: 'In Telegram, without the @' })
  bot_username!: string;

  @Text()
  name!: string;

  @Flag()
  is_active!: boolean;

  @Text({ nullable: true, description: 'Why it is off, where nobody turned it off' })
  reason!: string | null;

  @Instant({ description: 'When Telegram last said that the token is good' })
  validated_at!: string;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export const toWire = (bot: Bot): BotDto => ({
  id: bot.id,
  venue_id: bot.venueId,
  bot_username: bot.username,
  name: bot.name,
  is_active: bot.isActive,
  reason: bot.reason,
  validated_at: bot.validatedAt.toISOString(),
  version: bot.version,
  created_at: bot.createdAt.toISOString(),
  updated_at: bot.updatedAt.toISOString(),
});

export const stateOf = ({ id, version, username, name, isActive, reason, createdAt, updatedAt }: Bot): BotState => ({
  ...{ id, version, username, name, is_active: isActive, reason },
  ...{ created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() },
});
