import {
  GuestChannel,
  guestChannels,
  Id,
  Instant,
  ListOf,
  LocalDate,
  MessageButton,
  MessageKind,
  messageKinds,
  Nested,
  OneOf,
  Phone,
  Text,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { Direction, directions, MessageState, messageStates } from './message-lifecycle';
import { several } from './several';

export class MessageGuestDto {
  @Id()
  id!: string;

  @Text({ nullable: true })
  name!: string | null;

  @Phone({ nullable: true })
  phone!: string | null;
}

export class MessageDto {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  version!: number;

  @Id({ nullable: true, description: 'null while it is not known who wrote it' })
  guest_id!: string | null;

  @Nested(() => MessageGuestDto, { nullable: true })
  guest!: MessageGuestDto | null;

  @OneOf(directions, { description: 'in: from the guest' })
  direction!: Direction;

  @OneOf(guestChannels)
  channel!: GuestChannel;

  @OneOf(messageKinds)
  kind!: MessageKind;

  @Text({ description: 'What it was in Telegram: text, photo, sticker, voice …' })
  content!: string;

  @Text({ nullable: true, max: 4_096, description: 'null where it had none, and where it was erased' })
  text!: string | null;

  @ListOf(() => MessageButton)
  buttons!: MessageButton[];

  @Id({ nullable: true, description: 'What it is about' })
  booking_id!: string | null;

  @Id({ nullable: true, description: 'What it answers' })
  feedback_id!: string | null;

  @Id({ nullable: true, description: 'Who of the staff wrote it; null where it was sent by itself' })
  author_user_id!: string | null;

  @OneOf(messageStates, { description: 'unknown: it may have arrived, and is not sent a second time' })
  state!: MessageState;

  @Text({ nullable: true, description: 'Why it was not sent' })
  reason!: string | null;

  @Instant()
  created_at!: string;

  @Instant({ nullable: true })
  sent_at!: string | null;

  @Instant({ nullable: true })
  read_at!: string | null;
}

export class MessagesQuery extends PageQuery {
  @Text({ optional: true, max: 200, description: 'In the name, the phone or the text' })
  declare q?: string;

  @LocalDate({ optional: true, description: 'A day of the venue' })
  date_from?: string;

  @LocalDate({ optional: true, description: 'A day of the venue: the last one' })
  date_to?: string;

  @Id({ optional: true, description: 'By whichever of their cards' })
  guest_id?: string;

  @Text({ optional: true, max: 100, example: 'telegram', description: several(guestChannels) })
  channel?: string;

  @Text({ optional: true, max: 100, example: 'failed,unknown', description: several(messageStates) })
  state?: string;

  @Text({ optional: true, max: 100, example: 'out', description: several(directions) })
  direction?: string;

  @Text({ optional: true, max: 300, example: 'dialogue', description: several(messageKinds) })
  kind?: string;

  @Id({ optional: true, description: 'Who of the staff wrote it' })
  author_user_id?: string;
}
