import { BookingSource } from './booking.events';
import { EventDescription, ServiceName, Versioned } from './events';
import {
  Flag,
  FreeForm,
  Id,
  Ids,
  Instant,
  ListOf,
  LocalDate,
  Nested,
  OneOf,
  Phone,
  Text,
  Texts,
  Whole,
} from './fields';
import { Language, languages } from './identity.events';

export const guestSources = ['bot', 'manual', 'walk_in', 'web', 'partner', 'import'] as const;
export type GuestSource = BookingSource | 'import';

export const genders = ['female', 'male', 'other'] as const;
export type Gender = (typeof genders)[number];

/** How a guest can be written to. */
export const guestChannels = ['telegram', 'email'] as const;
export type GuestChannel = (typeof guestChannels)[number];

/** A guest's card, of one venue. */
export class GuestState extends Versioned {
  @Text({ max: 200, nullable: true })
  name!: string | null;

  @Phone({ nullable: true, description: 'null of a guest who gave none, and of one whose data were erased' })
  phone!: string | null;

  @Text({ max: 32, nullable: true })
  telegram_id!: string | null;

  @OneOf(languages, { nullable: true, description: 'null: the venue’s' })
  language!: Language | null;

  @Text({ max: 254, nullable: true, optional: true })
  email?: string | null;

  @LocalDate({ nullable: true, optional: true })
  birthday?: string | null;

  @OneOf(guestChannels, { nullable: true, optional: true, description: 'null: whichever the venue tries first' })
  preferred_channel?: GuestChannel | null;

  @OneOf(guestSources, { optional: true, description: 'How the venue came to know of the guest' })
  source?: GuestSource;

  @Id({ optional: true, nullable: true, description: 'The card that this one has become part of' })
  merged_into_id?: string | null;

  @Instant({ optional: true, nullable: true })
  erased_at?: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class ImportedGuest {
  @Nested(() => GuestState)
  guest!: GuestState;

  @Flag({ description: 'Otherwise the card was there and has changed' })
  is_new!: boolean;
}

/** Some of the guests of a list that was brought in. */
export class ImportedGuestsState extends Versioned {
  @Id()
  import_id!: string;

  @ListOf(() => ImportedGuest, { max: 500 })
  guests!: ImportedGuest[];
}

export const consentPurposes = ['personal_data', 'marketing'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export const consentChannels = ['telegram', 'sms', 'email', 'push'] as const;
export type ConsentChannel = (typeof consentChannels)[number];
export const consentWays = ['bot', 'staff', 'web', 'mini_app', 'import'] as const;
export type ConsentWay = (typeof consentWays)[number];

/** What a guest agreed to or took back. A line of a ledger: it never changes, a later one goes before it. */
export class ConsentState extends Versioned {
  @Id()
  guest_id!: string;

  @OneOf(consentPurposes)
  purpose!: ConsentPurpose;

  @OneOf(consentChannels, { nullable: true, description: 'null: whichever' })
  channel!: ConsentChannel | null;

  @Flag({ description: 'false: taken back' })
  given!: boolean;

  @Text({ max: 60, nullable: true, description: 'Which wording it was' })
  text_version!: string | null;

  @OneOf(consentWays)
  way!: ConsentWay;

  @Instant()
  at!: string;
}

/** An entry of a venue's blacklist: a guest, or a phone of which there is no card. */
export class BlacklistState extends Versioned {
  @Id({ nullable: true })
  guest_id!: string | null;

  @Phone({ nullable: true })
  phone!: string | null;

  @Text({ max: 500, nullable: true })
  reason!: string | null;

  @Instant()
  created_at!: string;

  @Instant({ nullable: true, description: 'null while it holds' })
  removed_at!: string | null;
}

export const feedbackSources = ['bot', 'web', 'mini_app', 'manual'] as const;
export type FeedbackSource = (typeof feedbackSources)[number];
export const feedbackStatuses = ['new', 'handled'] as const;
export type FeedbackStatus = (typeof feedbackStatuses)[number];

/** What a guest said of a visit. The words themselves stay with the venue's feedback. */
export class FeedbackState extends Versioned {
  @Id({ nullable: true })
  guest_id!: string | null;

  @Id({ nullable: true, description: 'The visit it is about' })
  booking_id!: string | null;

  @Whole({ min: 0, max: 10, nullable: true })
  score!: number | null;

  @Texts({ max: 20 })
  tags!: string[];

  @OneOf(feedbackSources)
  source!: FeedbackSource;

  @OneOf(feedbackStatuses)
  status!: FeedbackStatus;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

/** An answer to what a guest said, for whoever sends it. */
export class FeedbackReplyState extends Versioned {
  @Id()
  feedback_id!: string;

  @Id({ nullable: true })
  guest_id!: string | null;

  @Text({ max: 4_000 })
  text!: string;

  @Instant()
  created_at!: string;
}

/** Whose a booking is, found out by crm: by the phone it was made with. The id is the booking's, and so is the version. */
export class AttributedVisitState extends Versioned {
  @Id({ nullable: true, description: 'The card. null: of nobody who has one' })
  guest_id!: string | null;
}

export class SegmentState extends Versioned {
  @Text({ max: 100 })
  name!: string;

  @FreeForm({ max: 8_000, description: 'The filter, as the API takes it' })
  filter!: object;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export const importStates = [
  'uploaded',
  'checking',
  'checked',
  'importing',
  'completed',
  'cancelled',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

/** A list of guests that is brought in. */
export class GuestImportState extends Versioned {
  @OneOf(importStates)
  state!: ImportState;

  @Whole({ min: 0 })
  rows!: number;

  @Whole({ min: 0 })
  created!: number;

  @Whole({ min: 0 })
  changed!: number;

  @Whole({ min: 0 })
  unchanged!: number;

  @Whole({ min: 0 })
  refused!: number;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export const exportWays = ['list', 'copy'] as const;

/** Cards were taken out of the platform: as a file, or as the copy of what is known of one guest. The id is this one's. */
export class GuestsExportState extends Versioned {
  @OneOf(exportWays, { description: 'list: a file of guests; copy: all that is known of one' })
  way!: (typeof exportWays)[number];

  @Whole({ min: 0, description: 'How many cards' })
  rows!: number;

  @FreeForm({
    max: 12_000,
    description: 'What was asked for. Of what may name a guest (words, phones, birthdays) only that it was asked by it',
  })
  filters!: Record<string, unknown>;

  @Id({ nullable: true, description: 'Whose copy it is' })
  guest_id!: string | null;

  @Instant()
  at!: string;
}

export const privacyKinds = ['copy', 'erasure'] as const;
export type PrivacyKind = (typeof privacyKinds)[number];

/** A guest's right to a copy of what is known of him, or to be forgotten. Each service that keeps such data answers. */
export class PrivacyRequestState extends Versioned {
  @OneOf(privacyKinds)
  kind!: PrivacyKind;

  @Id()
  guest_id!: string;

  @Ids({ max: 500, description: 'All cards of the guest, those that were merged into his among them' })
  card_ids!: string[];

  @Texts({ max: 2_000, optional: true, description: 'Keyed hashes of his phones and Telegram ids, to know them by' })
  marks?: string[];

  @Flag({ description: 'Whether every service has answered' })
  done!: boolean;

  @Instant()
  created_at!: string;
}

/** What a service has done of a privacy request, or the copy of what it knows. The id is the request's. */
export class PrivacyAnswerState extends Versioned {
  @Id()
  guest_id!: string;

  @FreeForm({ max: 2_000, description: 'How many of what' })
  counts!: Record<string, number>;

  @Text({ max: 2_000_000, optional: true, description: 'The copy, encrypted: it passes by many who need not read it' })
  sealed?: string;
}

/** Some of those whom a campaign is for. The id is this part's. */
export class CampaignAudienceState extends Versioned {
  @Id()
  campaign_id!: string;

  @Whole({ min: 1 })
  part!: number;

  @Whole({ min: 1, description: 'How many parts there are' })
  parts!: number;

  @Whole({ min: 0, description: 'How many guests in all parts' })
  total!: number;

  @Ids({ max: 1_000 })
  guest_ids!: string[];
}

const described = <State extends Versioned>(state: new () => State, summary: string): EventDescription<State> => ({
  owner: 'crm',
  version: 1,
  state,
  summary,
});

const answered = (owner: ServiceName, summary: string): EventDescription<PrivacyAnswerState> => ({
  owner,
  version: 1,
  state: PrivacyAnswerState,
  summary,
});

export const crmEvents = {
  'guest.created': described(GuestState, 'A guest has a card'),
  'guest.changed': described(GuestState, 'A guest’s card changed'),
  'guest.merged': described(GuestState, 'A card became part of another'),
  'guest.unmerged': described(GuestState, 'A card that was part of another is one of its own again'),
  'guest.erased': described(GuestState, 'Nothing tells any more who a guest was'),
  'visit.attributed': described(AttributedVisitState, 'It is found out whose a booking is'),
  'guests.imported': described(ImportedGuestsState, 'Guests of a list have their cards'),
  'guests.exported': described(GuestsExportState, 'Somebody has taken guests out of the platform'),
  'consent.given': described(ConsentState, 'A guest agreed to something'),
  'consent.withdrawn': described(ConsentState, 'A guest took back what he had agreed to'),
  'blacklist.added': described(BlacklistState, 'A guest or a phone is not welcome'),
  'blacklist.changed': described(BlacklistState, 'Why a guest or a phone is not welcome is said otherwise'),
  'blacklist.removed': described(BlacklistState, 'A guest or a phone is welcome again'),
  'feedback.received': described(FeedbackState, 'A guest said something'),
  'feedback.handled': described(FeedbackState, 'What a guest said was seen to'),
  'feedback.reopened': described(FeedbackState, 'What a guest said was not seen to after all'),
  'feedback.replied': described(FeedbackReplyState, 'What a guest said is answered'),
  'segment.created': described(SegmentState, 'There is a segment of guests'),
  'segment.changed': described(SegmentState, 'A segment of guests changed'),
  'segment.deleted': described(SegmentState, 'There is a segment of guests no longer'),
  'campaign_audience.chosen': described(CampaignAudienceState, 'Whom a campaign is for'),
  'guest_import.uploaded': described(GuestImportState, 'A list of guests was uploaded'),
  'guest_import.started': described(GuestImportState, 'A list of guests is being brought in'),
  'guest_import.completed': described(GuestImportState, 'A list of guests was brought in'),
  'guest_import.cancelled': described(GuestImportState, 'A list of guests was brought in no further'),
  'guest_import.failed': described(GuestImportState, 'A list of guests could not be brought in'),
  'privacy_request.opened': described(PrivacyRequestState, 'A guest is to be forgotten, or told what is known of him'),
  'privacy_request.closed': described(PrivacyRequestState, 'Every service has answered a guest’s request'),
  'booking_privacy.answered': answered('booking', 'booking has answered a guest’s request'),
  'analytics_privacy.answered': answered('analytics', 'analytics has answered a guest’s request'),
  'messaging_privacy.answered': answered('messaging', 'messaging has answered a guest’s request'),
  'bot_privacy.answered': answered('bot-gateway', 'bot-gateway has answered a guest’s request'),
};

/** Whose answers a privacy request waits for. */
export const privacyServices = ['booking', 'analytics', 'messaging', 'bot-gateway'] as const satisfies ServiceName[];
