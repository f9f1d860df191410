import { EventDescription, Versioned } from './events';
import { Id, Instant, ListOf, Nested, OneOf, Text, WebAddress } from './fields';

export const messageKinds = [
  'booking',
  'reminder',
  'feedback_request',
  'feedback_reply',
  'dialogue',
  'campaign',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** `bulk` waits until nothing urgent does. */
export const urgencies = ['urgent', 'bulk'] as const;
export type Urgency = (typeof urgencies)[number];

/** What pressing a button below a message does. */
export const messageActions = ['cancel', 'coming', 'late', 'feedback', 'book', 'bookings'] as const;
export type MessageAction = (typeof messageActions)[number];

export const attachmentKinds = ['photo', 'file'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export class MessageButton {
  @Text({ max: 64 })
  text!: string;

  @OneOf(messageActions, { optional: true, description: 'With the booking the message is about, where it has one' })
  action?: MessageAction;

  @WebAddress({ optional: true })
  url?: string;
}

export class MessageAttachment {
  @OneOf(attachmentKinds)
  kind!: AttachmentKind;

  @Text({ max: 2_000, description: 'Where the service that sends it fetches it' })
  url!: string;

  @Text({ max: 255 })
  name!: string;
}

/** Something to be sent to a guest by Telegram. Whether it may be sent has been asked by who says it. */
export class QueuedMessageState extends Versioned {
  @OneOf(messageKinds)
  kind!: MessageKind;

  @OneOf(urgencies)
  urgency!: Urgency;

  @Id({ nullable: true })
  guest_id!: string | null;

  @Text({ max: 32 })
  telegram_id!: string;

  @Id({ nullable: true, description: 'What its buttons are about' })
  booking_id!: string | null;

  @Text({ max: 4_096 })
  text!: string;

  @ListOf(() => MessageButton, { max: 10 })
  buttons!: MessageButton[];

  @Nested(() => MessageAttachment, { optional: true, nullable: true })
  attachment?: MessageAttachment | null;

  @Instant({ nullable: true, description: 'Later than this it is not sent any more' })
  send_before!: string | null;

  @Instant()
  created_at!: string;
}

const described = <State extends Versioned>(
  state: EventDescription<State>['state'],
  summary: string,
): EventDescription<State> => ({ owner: 'messaging', version: 1, state, summary });

export const messagingEvents = {
  'message.queued': described(QueuedMessageState, 'A message is to be sent to a guest by Telegram'),
};
