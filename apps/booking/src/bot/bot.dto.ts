import { applyDecorators } from '@nestjs/common';
import { FieldOptions, Form, Text } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { Transform } from 'class-transformer';
import { ChangeGuestBookingDto, GuestReasonDto, LateDto, NewOwnBookingDto } from '../bookings/guest-bookings.dto';
import { DaysToMoveQuery, SlotsToMoveQuery } from '../bookings/times-to-move.dto';

/** Telegram writes its ids as numbers. */
const TelegramId = (options: FieldOptions = {}) =>
  applyDecorators(
    Form(/^[1-9]\d{0,18}$/, 'an id as Telegram gives it', { example: '123456789', ...options }),
    Transform(({ value }: { value: unknown }) => (Number.isSafeInteger(value) ? String(value) : value)),
  );

const whose = { optional: true, description: 'Whose it must be: of anybody else there is none. Anybody’s, otherwise' };

export class BotRequestDto extends NewOwnBookingDto {
  @TelegramId()
  telegram_id!: string;

  @Text({
    max: 40,
    optional: true,
    example: '+7 916 123-45-67',
    description: 'As people write it. Needed of who has no card yet',
  })
  declare phone?: string;

  @Text({ max: 200, optional: true, description: 'As on the card, when not given' })
  declare name?: string;
}

export class BotBookingQuery {
  @TelegramId(whose)
  telegram_id?: string;
}

export class BotSlotsQuery extends SlotsToMoveQuery {
  @TelegramId(whose)
  telegram_id?: string;
}

export class BotDaysQuery extends DaysToMoveQuery {
  @TelegramId(whose)
  telegram_id?: string;
}

export class BotBookingsQuery extends PageQuery {
  @TelegramId()
  telegram_id!: string;
}

export class BotWordDto {
  @TelegramId(whose)
  telegram_id?: string;
}

/** Nobody answers in the place of another. */
export class BotAnswerDto {
  @TelegramId({ description: 'Whose place in line it must be: of anybody else there is none' })
  telegram_id!: string;
}

export class BotChangeDto extends ChangeGuestBookingDto {
  @TelegramId(whose)
  telegram_id?: string;
}

export class BotReasonDto extends GuestReasonDto {
  @TelegramId(whose)
  telegram_id?: string;
}

export class BotLateDto extends LateDto {
  @TelegramId(whose)
  telegram_id?: string;
}
