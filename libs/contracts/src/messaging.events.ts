import { EventDescription, Versioned } from './events';
import {
  Flag,
  FreeForm,
  Id,
  Ids,
  Instant,
  ListOf,
  LocalTime,
  Nested,
  OneOf,
  Text,
  Texts,
  WebAddress,
  Whole,
} from './fields';
import { Language, languages } from './identity.events';

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

/** What a guest answers to an offer, as long as it holds. */
export const offerActions = ['accept_offer', 'decline_offer'] as const;
export type OfferAction = (typeof offerActions)[number];

/** What pressing a button below a message does. */
export const messageActions = ['cancel', 'coming', 'late', 'feedback', 'book', 'bookings', ...offerActions] as const;
export type MessageAction = (typeof messageActions)[number];

export const attachmentKinds = ['photo', 'file'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export class MessageButton {
  @Text({ max: 64 })
  text!: string;

  @OneOf(messageActions, {
    optional: true,
    description: 'With the booking, or the place in line, that the message is about, where it has one',
  })
  action?: MessageAction;

  @WebAddress({ optional: true, anyHost: true })
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

  @Id({ optional: true, nullable: true, description: 'What its buttons are about where it is a place in line' })
  waitlist_id?: string | null;

  @Id({
    optional: true,
    nullable: true,
    description: 'The campaign that says it; none where somebody tries one on himself',
  })
  campaign_id?: string | null;

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

/** Something goes to a guest by e-mail, sent by the service that says it. What it says stays there. */
export class PostedMessageState extends Versioned {
  @OneOf(messageKinds)
  kind!: MessageKind;

  @Id({ nullable: true })
  guest_id!: string | null;

  @Instant()
  created_at!: string;
}

/** A guest has written to the venue. What he wrote stays in the dialogue. */
export class ReceivedMessageState extends Versioned {
  @Id({ nullable: true, description: 'null while nobody is known by the account it came from' })
  guest_id!: string | null;

  @Instant()
  created_at!: string;
}

/** Staff have read what a guest wrote, this message the last of it. */
export class ReadMessageState extends Versioned {
  @Id()
  guest_id!: string;

  @Instant()
  read_at!: string;
}

export const recallReasons = ['consent_withdrawn', 'blacklisted', 'paused', 'cancelled'] as const;
export type RecallReason = (typeof recallReasons)[number];

/** A message that was to be sent is not meant any more. Where it has been sent already, it has been. */
export class RecalledMessageState extends Versioned {
  @OneOf(recallReasons)
  reason!: RecallReason;

  @Instant()
  recalled_at!: string;
}

export const unsubscribableChannels = ['email'] as const;

/** By the link in an offer a guest has said that he wants no more of them by this channel. */
export class UnsubscribedState extends Versioned {
  @Id()
  guest_id!: string;

  @OneOf(unsubscribableChannels)
  channel!: (typeof unsubscribableChannels)[number];

  @Instant()
  at!: string;
}

export const templateTypes = [
  'booking_requested',
  'booking_confirmation',
  'booking_moved',
  'booking_cancelled',
  'booking_lapsed',
  'reminder_60min',
  'reminder',
  'feedback_request',
  'waitlist_offer',
  'birthday',
] as const;
export type TemplateType = (typeof templateTypes)[number];

/** What a venue says by itself, in one language. */
export class TemplateState extends Versioned {
  @OneOf(templateTypes)
  type!: TemplateType;

  @OneOf(languages)
  language!: Language;

  @Text({ max: 4_096 })
  message_text!: string;

  @Whole({ nullable: true })
  delay_minutes!: number | null;

  @ListOf(() => MessageButton, { max: 10 })
  buttons!: MessageButton[];

  @Flag()
  is_active!: boolean;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class ReminderRule {
  @Whole({ min: 5, max: 43_200, description: 'So long before the visit. Whole days are days of the calendar' })
  offset_minutes!: number;

  @Flag()
  is_active!: boolean;
}

/** When a venue reminds its guests, and when it lets them sleep. The id is the venue's. */
export class ReminderRulesState extends Versioned {
  @ListOf(() => ReminderRule, { max: 10 })
  rules!: ReminderRule[];

  @LocalTime({ nullable: true })
  quiet_from!: string | null;

  @LocalTime({ nullable: true })
  quiet_to!: string | null;

  @Instant()
  updated_at!: string;
}

export const campaignStatuses = ['draft', 'queued', 'sending', 'paused', 'completed', 'cancelled', 'failed'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** One message to many guests. */
export class CampaignState extends Versioned {
  @Text({ max: 200 })
  name!: string;

  @OneOf(campaignStatuses)
  status!: CampaignStatus;

  @FreeForm({ max: 8_000, description: 'The filter, as the API takes it' })
  segment_filter!: object;

  @Text({ max: 4_096 })
  message_text!: string;

  @Id({ nullable: true, description: 'The photo or file that goes with it' })
  upload_id!: string | null;

  @Instant({ nullable: true })
  scheduled_at!: string | null;

  @Instant({ nullable: true })
  started_at!: string | null;

  @Instant({ nullable: true })
  completed_at!: string | null;

  @Whole({ min: 0, description: 'To how many, as far as they are known' })
  recipients!: number;

  @Text({ max: 300, nullable: true, description: 'Why it failed' })
  reason!: string | null;

  @Id({ nullable: true })
  created_by_user_id!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

/** Something that somebody wrote to the staff. What it says stays with them. */
export class NotificationSentState extends Versioned {
  @Ids({ max: 200 })
  user_ids!: string[];

  @Texts({ max: 20, description: 'It is for everybody with one of these, too' })
  roles!: string[];

  @Id({ nullable: true })
  author_user_id!: string | null;

  @Instant()
  created_at!: string;
}

const described = <State extends Versioned>(
  state: EventDescription<State>['state'],
  summary: string,
): EventDescription<State> => ({ owner: 'messaging', version: 1, state, summary });

export const messagingEvents = {
  'message.queued': described(QueuedMessageState, 'A message is to be sent to a guest by Telegram'),
  'message.recalled': described(RecalledMessageState, 'A message is not to be sent after all'),
  'message.posted': described(PostedMessageState, 'A message is to be sent to a guest by e-mail'),
  'message.received': described(ReceivedMessageState, 'A guest wrote to the venue'),
  'message.read': described(ReadMessageState, 'What a guest wrote was read'),
  'guest.unsubscribed': described(UnsubscribedState, 'A guest wants no more offers by a channel'),
  'template.changed': described(TemplateState, 'A venue says something in other words, or not any more'),
  'reminder_rules.changed': described(ReminderRulesState, 'A venue reminds its guests at other times'),
  'notification.sent': described(NotificationSentState, 'Somebody wrote to the staff'),
  'campaign.created': described(CampaignState, 'There is a draft of a campaign'),
  'campaign.changed': described(CampaignState, 'A draft of a campaign changed'),
  'campaign.deleted': described(CampaignState, 'There is a draft of a campaign no longer'),
  'campaign.queued': described(CampaignState, 'A campaign is to be sent'),
  'campaign.started': described(CampaignState, 'A campaign begins: whom it is for is asked now'),
  'campaign.paused': described(CampaignState, 'A campaign is sent no further for now'),
  'campaign.resumed': described(CampaignState, 'A campaign is sent further'),
  'campaign.cancelled': described(CampaignState, 'A campaign is sent no further'),
  'campaign.completed': described(CampaignState, 'A campaign has reached everybody whom it could'),
  'campaign.failed': described(CampaignState, 'A campaign could not be sent'),
};
