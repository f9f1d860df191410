import { FreeForm, Id, Instant, ListOf, Nested, OneOf, Flag, Text, Whole } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { ApiProperty } from '@nestjs/swagger';
import { GuestCardDto, GuestDto } from '../guests/guests.dto';
import { choosable, Choosable, Side, sides } from './merge-rules';

const which = { optional: true };

/** Which card a field is taken of. What is not said: the kept one’s, or the other’s where that has none. */
export class MergeChoices {
  @OneOf(sides, which)
  phone?: Side;

  @OneOf(sides, { ...which, description: 'The account: its id, its name, and whether the bot may write there' })
  telegram?: Side;

  @OneOf(sides, which)
  name?: Side;

  @OneOf(sides, which)
  birthday?: Side;

  @OneOf(sides, which)
  gender?: Side;

  @OneOf(sides, which)
  language?: Side;

  @OneOf(sides, which)
  email?: Side;

  @OneOf(sides, which)
  preferred_channel?: Side;

  @OneOf(sides, { ...which, description: 'Of both, where it is not said: each by itself' })
  contacts?: Side;

  @OneOf(sides, { ...which, description: 'Of both, where it is not said: each by itself' })
  preferences?: Side;

  @OneOf(sides, { ...which, description: 'Of both, where it is not said: one below the other' })
  notes?: Side;

  @OneOf(sides, { ...which, description: 'Of both, where it is not said' })
  tags?: Side;
}

export class MergeGuestsDto {
  @Id({ description: 'The card that stays' })
  kept_id!: string;

  @Id({ description: 'The card that becomes part of it' })
  merged_id!: string;

  @Nested(() => MergeChoices, { optional: true })
  choices?: MergeChoices;
}

export class MergesQuery extends PageQuery {
  @Id({ optional: true, description: 'Those of this guest’s cards' })
  guest_id?: string;
}

const takenOf = [...sides, 'both'] as const;

export class MergeFieldDto {
  @OneOf(choosable)
  field!: Choosable;

  @OneOf(takenOf, { description: 'Which card it is taken of' })
  from!: (typeof takenOf)[number];

  @Flag({ description: 'Whether both have something there, and not the same' })
  differs!: boolean;

  @ApiProperty({ description: 'As it would be', nullable: true, type: Object })
  value!: unknown;

  @ApiProperty({ description: 'What the kept card has', nullable: true, type: Object })
  kept!: unknown;

  @ApiProperty({ description: 'What the other card has', nullable: true, type: Object })
  merged!: unknown;
}

export class MovesDto {
  @Whole()
  visits!: number;

  @Whole()
  feedback!: number;

  @Whole()
  consents!: number;

  @Whole()
  blacklist!: number;
}

export class MergePreviewDto {
  @Nested(() => GuestDto, { description: 'The card as it would be; its figures and consents as they are now' })
  guest!: GuestDto;

  @ListOf(() => MergeFieldDto)
  fields!: MergeFieldDto[];

  @Nested(() => MovesDto, { description: 'How many of what would go along' })
  moves!: MovesDto;
}

export class MergeDto {
  @Id()
  id!: string;

  @Id()
  kept_id!: string;

  @Id()
  merged_id!: string;

  @FreeForm({ description: 'What was chosen' })
  choices!: MergeChoices;

  @Text({ description: 'Who did it: `user:<id>`, or the bot’s key where the guest did it' })
  merged_by!: string;

  @Instant()
  created_at!: string;

  @Text({ nullable: true })
  undone_by!: string | null;

  @Instant({ nullable: true, description: 'Since when they are two again' })
  undone_at!: string | null;

  @Flag()
  can_undo!: boolean;
}

export class MergedGuestsDto extends MergeDto {
  @Nested(() => GuestCardDto, { description: 'The card that both are now' })
  guest!: GuestCardDto;
}

export class UnmergedGuestsDto extends MergeDto {
  @Nested(() => GuestCardDto, { description: 'The card that was kept, or the one it is part of by now' })
  kept!: GuestCardDto;

  @Nested(() => GuestCardDto, { description: 'The card that is one of its own again' })
  merged!: GuestCardDto;
}
