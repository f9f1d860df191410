import { Nested, Texts } from '@guestflow/contracts';
import { GuestDto } from '../guests/guests.dto';
import { DuplicateReason, duplicateReasons } from './duplicate-rules';

export class DuplicateDto {
  @Nested(() => GuestDto)
  guest!: GuestDto;

  @Texts({
    of: duplicateReasons,
    description: 'What both have: an e-mail address; a name and a birthday; a name and all but one digit; a contact',
  })
  reasons!: DuplicateReason[];
}
