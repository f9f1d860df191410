import {
  Flag,
  Id,
  Instant,
  Language,
  languages,
  ListOf,
  MessageButton,
  OneOf,
  TemplateState,
  TemplateType,
  templateTypes,
  Text,
  Texts,
  Whole,
} from '@guestflow/contracts';
import { longestDelay, StandingTemplate } from './template-rules';
import { longestText, placeholdersOf } from './placeholder-rules';
import { buttonsOf } from './wording';

export class TemplateDto {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  version!: number;

  @Id()
  venue_id!: string;

  @OneOf(templateTypes)
  type!: TemplateType;

  @OneOf(languages, { description: 'Read by the guests who speak it, and by those of whom that is not known' })
  language!: Language;

  @Text({
    max: longestText,
    description: 'Names in braces stand for what is known of the booking: {guest_name}, {date}, {time}',
  })
  message_text!: string;

  @Whole({ nullable: true, description: 'For feedback_request: this long after the guest came. In all languages' })
  delay_minutes!: number | null;

  @ListOf(() => MessageButton, { max: 10 })
  buttons!: MessageButton[];

  @Flag({ description: 'In all languages' })
  is_active!: boolean;

  @Texts({ description: 'The names that may stand in braces in its text' })
  placeholders!: string[];

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class TemplatesQuery {
  @OneOf(templateTypes, { optional: true })
  type?: TemplateType;

  @OneOf(languages, { optional: true })
  language?: Language;
}

export class ChangeTemplateDto {
  @Text({ max: longestText, optional: true, description: 'As Telegram counts: an emoji is two' })
  message_text?: string;

  @ListOf(() => MessageButton, { max: 10, optional: true, description: 'All of them. Each has an action or a url' })
  buttons?: MessageButton[];

  @Whole({
    ...{ min: 0, max: longestDelay, optional: true, nullable: true },
    description: 'For feedback_request alone, in all languages. Requests that are not sent yet are planned anew',
  })
  delay_minutes?: number | null;

  @Flag({ optional: true, description: 'In all languages' })
  is_active?: boolean;
}

export class PreviewTemplateDto {
  @Text({ max: longestText, optional: true, description: 'Otherwise that of the template' })
  message_text?: string;

  @ListOf(() => MessageButton, { max: 10, optional: true, description: 'Otherwise those of the template' })
  buttons?: MessageButton[];

  @Id({ optional: true, description: 'Of whose guest it is said. Otherwise of one that is made up' })
  booking_id?: string;
}

export class TemplatePreviewDto {
  @Text({ max: longestText })
  text!: string;

  @ListOf(() => MessageButton, { max: 10 })
  buttons!: MessageButton[];

  @Texts({ description: 'The names that may stand in braces in its text' })
  placeholders!: string[];
}

/** A row of notification_templates. */
export interface Template extends StandingTemplate {
  venue_id: string;
  type: TemplateType;
  created_at: Date;
  updated_at: Date;
}

export const columns =
  'id, version, venue_id, type, language, message_text, delay_minutes, buttons, is_active, created_at, updated_at';

export const stateOf = (template: Template): TemplateState => ({
  id: template.id,
  version: template.version,
  type: template.type,
  language: template.language,
  message_text: template.message_text,
  delay_minutes: template.delay_minutes,
  buttons: buttonsOf(template),
  is_active: template.is_active,
  created_at: template.created_at.toISOString(),
  updated_at: template.updated_at.toISOString(),
});

export const toWire = (template: Template): TemplateDto => ({
  ...stateOf(template),
  venue_id: template.venue_id,
  placeholders: [...placeholdersOf(template.type)],
});
