import { QueryWhole } from '@guestflow/contracts';
import { GuestDaysQuery, GuestSlotsQuery } from '../public/public-venues.dto';
import { OmitType } from '@nestjs/swagger';

const party = { min: 1, max: 1_000, description: 'As many as it is booked for, when not given' };

export class SlotsToMoveQuery extends OmitType(GuestSlotsQuery, ['guests']) {
  @QueryWhole(party)
  guests?: number;
}

export class DaysToMoveQuery extends OmitType(GuestDaysQuery, ['guests']) {
  @QueryWhole(party)
  guests?: number;
}
