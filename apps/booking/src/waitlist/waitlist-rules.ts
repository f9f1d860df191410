import type { VenueSettings, VenueStatus } from '@guestflow/contracts';
import { RuleViolation } from '@guestflow/problems';
import type { House, Span, Taken } from '../availability/house';
import { bestSeating, Seating } from '../availability/seating-rules';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a table is held for who is offered it. */
export const offerMinutes = 10;
/** Shortly before the visit an offer is over: somebody else may still come. */
export const offerEndsMinutesBefore = 30;
/** What everybody has to make up his mind. */
export const leastOfferMinutes = 2;
/** Offers begin with a time that can be told. */
const offerStepMinutes = 5;
/** What nobody plans. */
const staffDaysAhead = 730;

export const offerExpiresAt = (startsAt: number, now: Date): Date =>
  new Date(
    Math.max(
      now.getTime() + leastOfferMinutes * minute,
      Math.min(now.getTime() + offerMinutes * minute, startsAt - offerEndsMinutesBefore * minute),
    ),
  );

/** When somebody would come: the earliest and the latest start, on one day of the venue. */
export interface Window extends Span {
  date: string;
}

/** Whether a visit of this length can begin in the window. */
export const opensIn = ({ from, to }: Span, visitMs: number, open: readonly Span[]): boolean =>
  open.some((stretch) => {
    const start = Math.max(from, stretch.from);
    return start <= to && start < stretch.to && start + visitMs <= stretch.to;
  });

export interface Waiting {
  window: Window;
  guests: number;
  visitMinutes: number;
  /** What visits that begin on this day must lie within. */
  open: readonly Span[];
  by: 'staff' | 'guest';
}

export interface WaitRules {
  status: VenueStatus;
  settings: VenueSettings;
}

/** What can be waited for. */
export function assertCanWait(
  { window, guests, visitMinutes, open, by }: Waiting,
  { settings, status }: WaitRules,
  now: Date,
): void {
  if (window.to <= now.getTime()) throw new RuleViolation('in_the_past', 'The time is over already');
  const days = by === 'guest' ? settings.booking_horizon_days : staffDaysAhead;
  if (window.from > now.getTime() + days * day) {
    throw new RuleViolation('too_far_ahead', `It is booked ${days} days ahead at most`, { booking_horizon_days: days });
  }
  if (!opensIn(window, visitMinutes * minute, open)) {
    throw new RuleViolation('outside_opening_hours', 'The venue is not open for a visit at this time');
  }
  if (by === 'staff') return;
  if (status !== 'active') throw new RuleViolation('venue_takes_no_bookings', 'The venue takes no bookings now');
  if (guests > settings.largest_party) {
    throw new RuleViolation('party_too_large', `Parties of more than ${settings.largest_party} are booked by phone`, {
      largest_party: settings.largest_party,
    });
  }
}

export interface Sought {
  /** The earliest and the latest start. */
  window: Span;
  guests: number;
  visitMinutes: number;
  bufferMinutes: number;
  /** What was declined is not offered again. */
  declined?: number;
}

export interface Found {
  at: number;
  seating: Seating;
}

/** The earliest start in the window with room for all of the visit, and the tables that suit best. */
export function earliestRoom(
  { window, guests, visitMinutes, bufferMinutes, declined }: Sought,
  { house, taken, open }: { house: House; taken: readonly Taken[]; open: readonly Span[] },
  now: Date,
): Found | undefined {
  const step = offerStepMinutes * minute;
  const roundedUp = (at: number) => Math.ceil(at / step) * step;
  const soonest = now.getTime() + leastOfferMinutes * minute;
  const first = window.from >= soonest ? window.from : roundedUp(soonest);
  // Room begins where the window does, where the venue opens, or where somebody goes: nowhere else.
  const starts = [first, ...[...open.map(({ from }) => from), ...taken.map(({ to }) => to)].map(roundedUp)]
    .filter((at) => first <= at && at <= window.to && at !== declined)
    .sort((one, other) => one - other);
  for (const at of new Set(starts)) {
    const gone = at + visitMinutes * minute;
    if (!open.some(({ from, to }) => from <= at && gone <= to)) continue;
    const seating = bestSeating(guests, house, taken, { from: at, to: gone + bufferMinutes * minute });
    if (seating) return { at, seating };
  }
  return undefined;
}
