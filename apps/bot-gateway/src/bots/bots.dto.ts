import { PageQuery } from '@guestflow/http';
import { BotState, Flag, Form, Id, Instant, Nested, OneOf, Text, Whole } from '@guestflow/contracts';
import { telegramModes, TelegramMode } from '@guestflow/service';
import { Bot } from './bot.entity';

const Token = (options: { optional?: boolean } = {}) =>
  Form(/^\d{6,16}:[\w-]{30,100}$/, 'a bot’s token as @BotFather gives it', {
    ...options,
    description: 'As @BotFather gives it. It is checked, stored encrypted, and never shown again',
    example: '5000000000:AAExampleOfATokenThatIsNoBots00000A',
  });

export class ConnectBotDto {
  @Token()
  token!: string;
}

export class ChangeBotDto {
  @Flag({ optional: true })
  is_active?: boolean;

  @Token({ optional: true })
  token?: string;
}

export class BotsQuery extends PageQuery {}

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

export const telegramFailures = ['unreachable', 'token_refused', 'refused'] as const;
export type TelegramFailure = (typeof telegramFailures)[number];

export class TelegramSaysDto {
  @Flag({ description: 'Whether Telegram has told of the bot just now. If not, the rest is null' })
  answers!: boolean;

  @OneOf(telegramFailures, { nullable: true, description: 'Why it has not' })
  why!: TelegramFailure | null;

  @OneOf(telegramModes, { nullable: true, description: 'How updates come, as Telegram holds it' })
  mode!: TelegramMode | null;

  @Whole({ min: 0, nullable: true, description: 'Updates that it has and could not bring yet' })
  pending_updates!: number | null;

  @Text({ nullable: true, description: 'Why it could last not bring one' })
  last_error!: string | null;

  @Instant({ nullable: true })
  last_error_at!: string | null;
}

export class BotCardDto extends BotDto {
  @OneOf(telegramModes, { description: 'How updates are to come' })
  mode!: TelegramMode;

  @Flag({
    description: 'Whether Telegram holds of the bot what it is to hold. What is missing is told it within minutes',
  })
  is_set_up!: boolean;

  @Flag({ description: 'Whether it is on, but rests because the venue is suspended' })
  is_resting!: boolean;

  @Text({ nullable: true, description: 'What went wrong last on our side' })
  last_error!: string | null;

  @Instant({ nullable: true })
  last_error_at!: string | null;

  @Nested(() => TelegramSaysDto)
  telegram!: TelegramSaysDto;
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
