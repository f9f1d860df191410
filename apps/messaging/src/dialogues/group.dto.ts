import { Id, Ids, ListOf, OneOf, Text, Whole } from '@guestflow/contracts';
import { unreachableReasons, UnreachableReason } from '../reach/reach-rules';
import { longestText } from '../templates/placeholder-rules';

export const mostGuestsOfGroup = 200;

export class WriteToGroupDto {
  @Ids({ max: mostGuestsOfGroup, description: 'At least one. Two cards of one guest are written to once' })
  guest_ids!: string[];

  @Text({
    max: longestText,
    example: '{guest_name}, завтра у нас играет джаз',
    description: 'May name the guest and the venue in braces, as a campaign does',
  })
  text!: string;
}

export class NotWrittenToDto {
  @Id({ description: 'As it was asked for' })
  guest_id!: string;

  @OneOf(unreachableReasons)
  why!: UnreachableReason;
}

export class WrittenToGroupDto {
  @Whole({ min: 0, description: 'To how many guests' })
  sent!: number;

  @ListOf(() => NotWrittenToDto)
  not_sent!: NotWrittenToDto[];

  @Ids({ max: mostGuestsOfGroup })
  message_ids!: string[];
}
