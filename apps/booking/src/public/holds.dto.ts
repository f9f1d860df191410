import { Instant, LocalDate, localOf, LocalTime, Text, Whole } from '@guestflow/contracts';
import { Hold } from '../allocations/holds';
import { GuestTimeDto } from '../bookings/guest-bookings.dto';

export class NewHoldDto extends GuestTimeDto {
  @Whole({ min: 1, max: 1_000 })
  guests_count!: number;

  @Text({ max: 100, optional: true, description: 'The reference of a hold that is given back for this one' })
  replaces?: string;
}

/** Tables that are kept for a guest while he says who he is. */
export class HoldDto {
  @Text()
  reference!: string;

  @Instant()
  booked_at!: string;

  @LocalDate({ description: 'booked_at on the venue’s clock' })
  date!: string;

  @LocalTime({ description: 'booked_at on the venue’s clock' })
  time!: string;

  @Whole({ min: 5, max: 1_440 })
  duration_minutes!: number;

  @Whole({ min: 1, max: 1_000 })
  guests_count!: number;

  @Instant({ description: 'Until when it is kept' })
  expires_at!: string;

  @Whole({ min: 0, description: 'Of that, what is left' })
  seconds_left!: number;
}

export const toWire = (
  { reference, startsAt, minutes, guests, expiresAt }: Hold,
  zone: string,
  now: Date,
): HoldDto => ({
  reference,
  booked_at: startsAt.toISOString(),
  ...localOf(startsAt.getTime(), zone),
  duration_minutes: minutes,
  guests_count: guests,
  expires_at: expiresAt.toISOString(),
  seconds_left: Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000)),
});
