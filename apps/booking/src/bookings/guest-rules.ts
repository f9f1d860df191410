import type { BookingStatus, VenueSettings } from '@guestflow/contracts';
import { RuleViolation } from '@guestflow/problems';
import { assertBeforeDeadline } from './booking-rules';

/** What a guest does with his booking by himself. */
export const guestVerbs = ['move', 'cancel', 'coming', 'late'] as const;
export type GuestVerb = (typeof guestVerbs)[number];

export interface Visit {
  status: BookingStatus;
  startsAt: Date;
  durationMinutes: number;
}

const minute = 60_000;
const endOf = ({ startsAt, durationMinutes }: Visit): number => startsAt.getTime() + durationMinutes * minute;

/** Until when he may move and cancel it. */
export const deadlineOf = ({ startsAt }: Visit, settings: VenueSettings): Date =>
  new Date(startsAt.getTime() - settings.cancellation_deadline_minutes * minute);

/** Moving and cancelling ends at the venue's deadline; that he comes, or comes late, is good to know until it is over. */
export function assertGuestMay(verb: GuestVerb, visit: Visit, settings: VenueSettings, now: Date): void {
  const { status } = visit;
  if (status === 'arrived')
    throw new RuleViolation('arrived', 'You have arrived: tell the staff', { booking_status: status });
  if (status !== 'new' && status !== 'confirmed')
    throw new RuleViolation('over', 'The booking is over', { booking_status: status });
  if (now.getTime() >= endOf(visit))
    throw new RuleViolation('over', 'The time of the booking is over', { booking_status: status });
  if (verb === 'move' || verb === 'cancel') assertBeforeDeadline(visit.startsAt, settings, now);
}

/** The buttons of a guest's own page: what `assertGuestMay` lets him do. */
export function allowedToGuest(visit: Visit, settings: VenueSettings, now: Date): GuestVerb[] {
  const expected = visit.status === 'new' || visit.status === 'confirmed';
  if (!expected || now.getTime() >= endOf(visit)) return [];
  const inTime = now <= deadlineOf(visit, settings);
  return guestVerbs.filter((verb) => inTime || verb === 'coming' || verb === 'late');
}

/** Another booking of the same guest that may still come to something. */
export interface OtherVisit {
  from: number;
  to: number;
  /** Whether he made it without the staff. */
  byHimself: boolean;
}

/** How many bookings somebody may have before him that he made by himself. */
export const mostAhead = 3;

/** One guest sits at one table at a time. */
export function assertNotAtOnce(others: readonly OtherVisit[], wanted: { from: number; to: number }): void {
  if (others.some(({ from, to }) => from < wanted.to && wanted.from < to)) {
    throw new RuleViolation('already_booked', 'There is a booking for this time already');
  }
}

/** Nobody fills the book by himself. */
export function assertFewEnough(others: readonly OtherVisit[]): void {
  if (others.filter(({ byHimself }) => byHimself).length >= mostAhead) {
    throw new RuleViolation('too_many_bookings', `More than ${mostAhead} bookings are made by phone`, {
      most: mostAhead,
    });
  }
}
