import type { Override, VenueSettings, VenueStatus } from '@guestflow/contracts';
import { RuleViolation } from '@guestflow/problems';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How far back staff may still write down who came. */
export const staffMinutesBack = 15;
/** What nobody plans. */
const staffDaysAhead = 730;

export interface WantedTime {
  /** In milliseconds. */
  at: number;
  guests: number;
  /** Whether the visit lies in the opening hours. */
  open: boolean;
}

/**
 * `allowed`: when guests may book for now, from and to before. `offered`: whether it is one of the times that they choose
 * from.
 */
export interface GuestsTime extends WantedTime {
  allowed: { from: number; to: number };
  offered: boolean;
}

export interface HouseRules {
  status: VenueStatus;
  settings: VenueSettings;
}

/** What staff may write down. Against the opening hours they may when they say so. */
export function assertStaffTime({ at, open }: WantedTime, overrides: readonly Override[], now: Date): void {
  if (at < now.getTime() - staffMinutesBack * minute) {
    throw new RuleViolation('in_the_past', 'The time is over already');
  }
  if (at > now.getTime() + staffDaysAhead * day) {
    throw new RuleViolation('too_far_ahead', `Bookings are taken ${staffDaysAhead} days ahead at most`);
  }
  if (!open && !overrides.includes('hours')) {
    throw new RuleViolation('outside_opening_hours', 'The venue is not open for all of this visit', {
      override: 'hours',
    });
  }
}

/** What a guest may ask for by himself. */
export function assertGuestTime(
  { at, guests, open, allowed, offered }: GuestsTime,
  house: HouseRules,
  now: Date,
): void {
  assertGuestParty(guests, house);
  const { settings } = house;
  if (at < now.getTime()) throw new RuleViolation('in_the_past', 'The time is over already');
  if (at < allowed.from) {
    throw new RuleViolation('too_late', `It is booked at least ${settings.minimum_notice_minutes} minutes ahead`, {
      minimum_notice_minutes: settings.minimum_notice_minutes,
    });
  }
  if (at >= allowed.to) {
    throw new RuleViolation('too_far_ahead', `It is booked ${settings.booking_horizon_days} days ahead at most`, {
      booking_horizon_days: settings.booking_horizon_days,
    });
  }
  assertOpen(open);
  if (!offered) {
    throw new RuleViolation('no_such_slot', `Visits begin every ${settings.slot_minutes} minutes from the opening`, {
      slot_minutes: settings.slot_minutes,
    });
  }
}

/** Who is expected already may still be more or fewer, where the time stays. */
export function assertGuestParty(guests: number, { status, settings }: HouseRules): void {
  if (status !== 'active') throw new RuleViolation('venue_takes_no_bookings', 'The venue takes no bookings now');
  if (guests > settings.largest_party) {
    throw new RuleViolation('party_too_large', `Parties of more than ${settings.largest_party} are booked by phone`, {
      largest_party: settings.largest_party,
    });
  }
}

export function assertOpen(open: boolean): void {
  if (!open) throw new RuleViolation('outside_opening_hours', 'The venue is not open for all of this visit');
}

/** Until when a guest changes or cancels by himself: the venue's deadline before the visit. */
export function assertBeforeDeadline(startsAt: Date, settings: VenueSettings, now: Date): void {
  const minutes = settings.cancellation_deadline_minutes;
  if (now.getTime() > startsAt.getTime() - minutes * minute) {
    throw new RuleViolation('after_deadline', `It is changed and cancelled until ${minutes} minutes before: call us`, {
      cancellation_deadline_minutes: minutes,
    });
  }
}

/** When a guest's request is over that nobody answers: after the venue's time, and never after its own. */
export const lapsesAt = (at: number, settings: VenueSettings, now: Date): Date =>
  new Date(Math.max(now.getTime(), Math.min(at, now.getTime() + settings.request_lapse_minutes * minute)));

/** Whether a party is seated where it does not fit, and whether that was meant. */
export function assertFits(guests: number, capacity: number | null, overrides: readonly Override[]): void {
  if (capacity === null || guests <= capacity || overrides.includes('capacity')) return;
  throw new RuleViolation('over_capacity', `There is room for ${capacity}`, { capacity, override: 'capacity' });
}
