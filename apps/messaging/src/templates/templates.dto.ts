import { Flag, Id, Instant, ListOf, OneOf, Text, Whole } from '@guestflow/contracts';
import { templateTypes } from './default-templates';

export class ButtonDto {
  @Text({ max: 64 })
  text!: string;

  @Text({ max: 64, description: 'What pressing it does: cancel, coming, late, feedback' })
  action!: string;
}

export class TemplateDto {
  @Id()
  id!: string;

  @Id()
  venue_id!: string;

  @OneOf(templateTypes)
  type!: string;

  @Text({
    max: 4_096,
    description: 'Names in braces stand for what is known of the booking: {guest_name}, {date}, {time}',
  })
  message_text!: string;

  @Whole({ nullable: true, description: 'For feedback_request: this long after the guest came' })
  delay_minutes!: number | null;

  @ListOf(() => ButtonDto)
  buttons!: ButtonDto[];

  @Flag()
  is_active!: boolean;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}
