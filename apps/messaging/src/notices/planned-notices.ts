import type { BookingStatus, MessageKind, TemplateType } from '@guestflow/contracts';
import { daysBefore, quietAt, QuietHours } from './local-times';

/** What is said when something was done to a booking. */
export type StepRule =
  'booking_requested' | 'booking_confirmation' | 'booking_moved' | 'booking_cancelled' | 'booking_lapsed';
export type ReminderName = 'reminder_60min' | `reminder:${number}`;
/** What is said at a time that the booking gives. */
export type TimedRule = ReminderName | 'feedback_request';
/** Once in a year of the calendar. */
export type BirthdayRule = `birthday:${number}`;
export type NoticeRule = StepRule | TimedRule | 'waitlist_offer' | BirthdayRule;

const hourAhead = 60;

/** An hour ahead has the name it had when it was the only one: a version beside this one knows it by that. */
export const reminderOf = (offsetMinutes: number): ReminderName =>
  offsetMinutes === hourAhead ? 'reminder_60min' : `reminder:${offsetMinutes}`;

/** How long before the visit it reminds; undefined where it is no reminder. */
export function offsetOf(rule: NoticeRule): number | undefined {
  if (rule === 'reminder_60min') return hourAhead;
  return rule.startsWith('reminder:') ? Number(rule.slice('reminder:'.length)) : undefined;
}

const isBirthday = (rule: NoticeRule): rule is BirthdayRule => rule.startsWith('birthday:');
export const birthdayOf = (year: number): BirthdayRule => `birthday:${year}`;

/** In which of the venue's words it is said. */
export function templateOf(rule: NoticeRule): TemplateType {
  if (isBirthday(rule)) return 'birthday';
  return rule.startsWith('reminder:') ? 'reminder' : (rule as TemplateType);
}

export function kindOf(rule: NoticeRule): MessageKind {
  // Nobody asked for it, and nobody waits for it: it goes as campaigns do.
  if (isBirthday(rule)) return 'campaign';
  if (rule === 'feedback_request') return rule;
  return offsetOf(rule) === undefined ? 'booking' : 'reminder';
}

/** A booking as it stands now. */
export interface StandingBooking {
  status: BookingStatus;
  startsAt: Date;
  arrivedAt: Date | null;
  /** Since when it is at this time and in this status. */
  standsSince: Date;
}

const came: readonly BookingStatus[] = ['arrived', 'completed'];
const saidWhile: Partial<Record<NoticeRule, readonly BookingStatus[]>> = {
  feedback_request: came,
  booking_requested: ['new'],
  booking_cancelled: ['cancelled'],
  booking_lapsed: ['cancelled'],
};

/** Whether a booking as it stands is one of which this can be said. */
export const isMeant = (rule: NoticeRule, { status }: StandingBooking): boolean =>
  (saidWhile[rule] ?? ['confirmed']).includes(status);

/** By what is planned in a venue. */
export interface Planning {
  zone: string;
  rules: readonly { offset_minutes: number; is_active: boolean }[];
  quiet: QuietHours | null;
  feedbackDelayMinutes: number;
  /** Since when all this holds: what would have been due before is not made up for. */
  since: Date | null;
}

const minute = 60_000;
export const plus = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
const day = 24 * 60;

/** Longer before, a guest may well be asleep, and can wait until the morning. */
const longOffset = 4 * 60;
/** Up to here it is about to begin, and of no use in the evening before. */
const shortOffset = hourAhead;

export const heedsQuiet = (rule: NoticeRule): boolean =>
  rule === 'feedback_request' || isBirthday(rule) || (offsetOf(rule) ?? 0) >= longOffset;

/** Half of what was wanted is still a reminder, and with two hours there is time to say that one does not come. */
export const leastAheadMs = (offsetMinutes: number): number => Math.min(offsetMinutes / 2, 2 * 60) * minute;

export const noticeStates = ['planned', 'sent', 'dropped'] as const;
export type NoticeState = (typeof noticeStates)[number];

export interface KeptNotice {
  state: NoticeState;
  dueAt: Date;
  reason: string | null;
}
export type KeptNotices = ReadonlyMap<TimedRule, KeptNotice>;

/**
 * What will be said of a booking as it stands, and when. Whether the venue has words for it is asked when it is due: turned
 * on again, they are said without anything being planned anew. Never what would have been due before the booking came to
 * stand so: whoever books ten minutes ahead is not reminded an hour ahead.
 */
export function planned(booking: StandingBooking, kept: KeptNotices, planning: Planning): Map<TimedRule, Date> {
  const plan = new Map<TimedRule, Date>();
  for (const { offset_minutes: offset, is_active } of planning.rules) {
    const rule = reminderOf(offset);
    if (!is_active || !isMeant(rule, booking)) continue;
    const due = reminderDue(offset, booking, { ...planning, earliest: earliestOf(booking, kept.get(rule), planning) });
    if (due) plan.set(rule, due);
  }
  if (booking.arrivedAt && isMeant('feedback_request', booking)) {
    const due = plus(booking.arrivedAt, planning.feedbackDelayMinutes * minute);
    plan.set('feedback_request', quietAt(due, planning.zone, planning.quiet)?.ends ?? due);
  }
  return plan;
}

/** What was due before the venue gave itself other rules, and has still to be said, is not lost by them. */
function earliestOf({ standsSince }: StandingBooking, kept: KeptNotice | undefined, { since }: Planning): Date {
  if (!since || since < standsSince || (kept?.state === 'planned' && kept.dueAt <= since)) return standsSince;
  return since;
}

function reminderDue(
  offset: number,
  { startsAt }: StandingBooking,
  { zone, quiet, earliest }: Planning & { earliest: Date },
): Date | undefined {
  // A day before is at the same time of the clocks, also where they were changed meanwhile.
  const due = offset % day === 0 ? daysBefore(startsAt, offset / day, zone) : plus(startsAt, -offset * minute);
  if (due <= earliest) return undefined;
  const span = quietAt(due, zone, quiet);
  if (!span) return due;
  if (startsAt.getTime() - span.ends.getTime() >= leastAheadMs(offset)) return span.ends;
  const evening = plus(span.begins, -minute);
  if (offset > shortOffset && evening > earliest) return evening;
  // Whoever comes within hours of it is awake for it.
  return offset >= longOffset ? undefined : due;
}

/** What becomes of a notice, with when it is wanted now. What was sent was sent, wherever the booking moves. */
export function adjusted(kept: KeptNotice | undefined, wanted: Date | undefined): 'plan' | 'drop' | 'leave' {
  if (kept?.state === 'sent') return 'leave';
  if (!wanted) return kept?.state === 'planned' ? 'drop' : 'leave';
  const same = kept?.dueAt.getTime() === wanted.getTime();
  return same && kept && (kept.state === 'planned' || kept.reason !== 'not_meant') ? 'leave' : 'plan';
}
