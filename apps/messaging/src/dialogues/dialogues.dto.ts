import {
  FieldOptions,
  Flag,
  Form,
  GuestChannel,
  guestChannels,
  Id,
  Instant,
  Language,
  languages,
  MessageKind,
  messageKinds,
  Nested,
  OneOf,
  QueryFlag,
  Text,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Direction, directions, MessageState, messageStates } from '../messages/message-lifecycle';
import { MessageGuestDto } from '../messages/messages.dto';
import { unreachableReasons, UnreachableReason } from '../reach/reach-rules';

/** Telegram writes its ids as numbers. */
const TelegramId = (options: FieldOptions = {}) =>
  applyDecorators(
    Form(/^[1-9]\d{0,18}$/, 'an id as Telegram gives it', { example: '123456789', ...options }),
    Transform(({ value }: { value: unknown }) => (Number.isSafeInteger(value) ? String(value) : value)),
  );

export class BotMessageDto {
  @TelegramId()
  telegram_id!: string;

  @Text({ max: 4_096, optional: true, nullable: true, description: 'Needed of what is a text' })
  text?: string | null;

  @Form(/^[a-z_]{1,32}$/, 'a word such as text, photo or sticker', {
    optional: true,
    example: 'text',
    description: 'What it was in Telegram. text, when not given',
  })
  kind?: string;
}

export class HeardMessageDto {
  @Id()
  id!: string;

  @Id({ nullable: true, description: 'null while nobody is known by this account' })
  guest_id!: string | null;

  @OneOf(messageStates)
  state!: MessageState;

  @Instant()
  created_at!: string;
}

export class WriteMessageDto {
  @Text({ max: 4_096, example: 'Добрый день! Ваш шарф у нас.' })
  text!: string;

  @OneOf(guestChannels, { optional: true, description: 'By which the guest wrote last, where it is not said' })
  channel?: GuestChannel;
}

export class DialoguesQuery extends PageQuery {
  @Text({ optional: true, max: 200, description: 'In the name, the phone or what was written' })
  declare q?: string;

  @QueryFlag({ description: 'Only those with something unread, or only those without' })
  unread?: boolean;

  @Id({ optional: true, description: 'By whichever of their cards' })
  guest_id?: string;
}

export class LastMessageDto {
  @Id()
  id!: string;

  @OneOf(directions)
  direction!: Direction;

  @OneOf(messageKinds)
  kind!: MessageKind;

  @Text()
  content!: string;

  @Text({ nullable: true })
  text!: string | null;

  @OneOf(messageStates)
  state!: MessageState;

  @Instant()
  created_at!: string;
}

export class DialogueGuestDto extends MessageGuestDto {
  @OneOf(languages, { nullable: true, description: 'null: the venue’s' })
  language!: Language | null;

  @Flag()
  can_be_written_to!: boolean;

  @OneOf(unreachableReasons, { nullable: true, description: 'Why they cannot' })
  why_not!: UnreachableReason | null;
}

export class DialogueDto {
  @Id()
  guest_id!: string;

  @Nested(() => DialogueGuestDto)
  guest!: DialogueGuestDto;

  @Nested(() => LastMessageDto)
  last_message!: LastMessageDto;

  @Whole({ min: 0 })
  unread_count!: number;
}

export class UnreadDto {
  @Whole({ min: 0, description: 'Of how many guests something is unread' })
  guests!: number;

  @Whole({ min: 0 })
  messages!: number;
}

export class ReadDialogueDto {
  @Id({ optional: true, description: 'The newest message that was seen. Otherwise all are read' })
  up_to?: string;
}

export class DialogueReadDto {
  @Id()
  guest_id!: string;

  @Whole({ min: 0 })
  unread_count!: number;
}
