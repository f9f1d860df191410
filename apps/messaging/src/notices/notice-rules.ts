import type { BookingSource, BookingStatus, CancelledBy, GuestChannel } from '@guestflow/contracts';
import { Addressee, isWay, mayBeOnItsWay, reachOf, UnreachableReason, Way } from '../reach/reach-rules';

/** What is said at a time that the booking gives. */
export const timedRules = ['reminder_60min', 'feedback_request'] as const;
export type TimedRule = (typeof timedRules)[number];
/** What is said when something was done to it. */
export const stepRules = ['booking_confirmation', 'booking_moved', 'booking_cancelled', 'booking_lapsed'] as const;
export type StepRule = (typeof stepRules)[number];
export type NoticeRule = TimedRule | StepRule;

/** A booking as it stands now. */
export interface StandingBooking {
  status: BookingStatus;
  startsAt: Date;
  arrivedAt: Date | null;
  /** Since when it is at this time and in this status. */
  standsSince: Date;
}

/** Whether the venue says it, and how long after the guests have come. */
export interface SaidOrNot {
  isActive: boolean;
  delayMinutes: number | null;
}
export type Templates = ReadonlyMap<NoticeRule, SaidOrNot>;

const minute = 60_000;
const remindBeforeMs = 60 * minute;
const askWithinMs = 24 * 60 * minute;
const answerWithinMs = 60 * minute;

const came: readonly BookingStatus[] = ['arrived', 'completed'];
const plus = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** Whether a booking as it stands is one of which this can be said. */
const isMeant = (rule: NoticeRule, { status }: StandingBooking): boolean => {
  if (rule === 'feedback_request') return came.includes(status);
  if (rule === 'booking_cancelled' || rule === 'booking_lapsed') return status === 'cancelled';
  return status === 'confirmed';
};

/**
 * What will be said of a booking as it stands, and when. Never what would have been due before it came to stand so: whoever
 * books ten minutes ahead is not reminded an hour ahead.
 */
export function planned(booking: StandingBooking, templates: Templates): Map<TimedRule, Date> {
  const plan = new Map<TimedRule, Date>();
  for (const rule of timedRules) {
    const template = templates.get(rule);
    const due = template?.isActive && isMeant(rule, booking) ? dueAt(rule, booking, template) : undefined;
    if (due) plan.set(rule, due);
  }
  return plan;
}

function dueAt(rule: TimedRule, booking: StandingBooking, { delayMinutes }: SaidOrNot): Date | undefined {
  if (rule === 'feedback_request')
    return booking.arrivedAt ? plus(booking.arrivedAt, (delayMinutes ?? 0) * minute) : undefined;
  const due = plus(booking.startsAt, -remindBeforeMs);
  return due > booking.standsSince ? due : undefined;
}

export const noticeStates = ['planned', 'sent', 'dropped'] as const;
export type NoticeState = (typeof noticeStates)[number];

export interface KeptNotice {
  state: NoticeState;
  dueAt: Date;
  reason: string | null;
}

/** What becomes of a notice, with when it is wanted now. What was sent was sent, wherever the booking moves. */
export function adjusted(kept: KeptNotice | undefined, wanted: Date | undefined): 'plan' | 'drop' | 'leave' {
  if (kept?.state === 'sent') return 'leave';
  if (!wanted) return kept?.state === 'planned' ? 'drop' : 'leave';
  const same = kept?.dueAt.getTime() === wanted.getTime();
  return same && kept && (kept.state === 'planned' || kept.reason !== 'not_meant') ? 'leave' : 'plan';
}

/** A booking as an event tells it. */
export interface ToldBooking {
  status: BookingStatus;
  booked_at: string;
  source: BookingSource;
  cancelled_by: CancelledBy | null;
}
export type BookingStep = 'confirmed' | 'moved' | 'cancelled' | 'lapsed' | 'reopened' | 'other';

export interface Happened {
  step: BookingStep;
  byGuest: boolean;
  before?: ToldBooking;
  after: ToldBooking;
}

/** What a guest is told of a step at once. Of what he did himself he was told where he did it. */
export function tells({ step, byGuest, before, after }: Happened): StepRule | undefined {
  switch (step) {
    case 'confirmed':
      // Confirmed as it was made: the bot has said so already.
      return !before && after.source === 'bot' ? undefined : 'booking_confirmation';
    case 'moved':
      return !byGuest && after.status === 'confirmed' && before?.booked_at !== after.booked_at
        ? 'booking_moved'
        : undefined;
    case 'cancelled':
      return byGuest || after.cancelled_by === 'guest' ? undefined : 'booking_cancelled';
    case 'lapsed':
      return 'booking_lapsed';
    case 'reopened':
      return before?.status === 'cancelled' && after.status === 'confirmed' ? 'booking_confirmation' : undefined;
    case 'other':
      return undefined;
  }
}

export type DropReason = 'not_meant' | 'too_late' | 'switched_off' | 'venue_suspended' | UnreachableReason;

export type Verdict =
  | { send: Way; sendBefore: Date }
  | { drop: DropReason }
  /** It is looked at again then. */
  | { wait: Date };

/** All that is asked at the moment a notice is due. */
export interface AtHand {
  rule: NoticeRule;
  dueAt: Date;
  booking: StandingBooking | undefined;
  guest: Addressee | undefined;
  template: SaidOrNot | undefined;
  venueIsActive: boolean;
  /** By which he may be told, the first one first. */
  channels: readonly GuestChannel[];
}

/** How long what other services tell may be on its way, and how often it is looked for. */
const patienceMs = 30_000;
const lookAgainMs = 3_000;

function meantUntil(rule: NoticeRule, dueAt: Date, { startsAt }: StandingBooking): Date {
  if (rule === 'feedback_request') return plus(dueAt, askWithinMs);
  // A request may lapse with the beginning of its visit: whoever waits for the answer is told all the same.
  const answerBy = plus(dueAt, answerWithinMs);
  return rule === 'booking_lapsed' && answerBy > startsAt ? answerBy : startsAt;
}

/** Whether it is still meant, may be said, and to whom. */
export function verdictOf(
  { rule, dueAt, booking, guest, template, venueIsActive, channels }: AtHand,
  now: Date,
): Verdict {
  if (!booking || !isMeant(rule, booking)) return { drop: 'not_meant' };
  const sendBefore = meantUntil(rule, dueAt, booking);
  if (now >= sendBefore) return { drop: 'too_late' };
  if (!template?.isActive) return { drop: 'switched_off' };
  if (!venueIsActive) return { drop: 'venue_suspended' };
  const reach = reachOf(guest, { channels, as: 'notice' });
  if (isWay(reach)) return { send: reach, sendBefore };
  if (mayBeOnItsWay(reach.why) && now < plus(dueAt, patienceMs)) return { wait: plus(now, lookAgainMs) };
  return { drop: reach.why };
}
