import type { BookingState, BotState, FeedbackState } from '@guestflow/contracts';

/** What the staff are told by itself. */
const occurrences = [
  'booking_requested',
  'booking_cancelled_by_guest',
  'booking_moved_by_guest',
  'low_score',
  'guest_wrote',
  'bot_stopped',
] as const;
export type Occurrence = (typeof occurrences)[number];
export const notificationTypes = ['written', ...occurrences] as const;
export type NotificationType = (typeof notificationTypes)[number];

/** Something that happened, by the ids of what it is about: who that is, is looked up where it is read. */
export interface News {
  type: Occurrence;
  cardId?: string | null;
  guestId?: string | null;
  bookingId?: string | null;
  feedbackId?: string | null;
  messageId?: string | null;
  score?: number | null;
  reason?: string | null;
}

/** A score up to this is told: whoever gives one would rather not come again. */
const lowScore = 6;

type BookingFact = { name: string | undefined; byGuest: boolean; after: BookingState };

/** What guests do to their bookings by themselves. */
export function newsOfBooking({ name, byGuest, after }: BookingFact): News | undefined {
  const of = (type: Occurrence): News => ({ type, bookingId: after.id });
  switch (name) {
    case 'booking.requested':
      return isFromOutside(after) ? of('booking_requested') : undefined;
    case 'booking.cancelled':
      return after.cancelled_by === 'guest' ? of('booking_cancelled_by_guest') : undefined;
    case 'booking.moved':
      return byGuest ? of('booking_moved_by_guest') : undefined;
    default:
      return undefined;
  }
}

const isFromOutside = ({ source }: BookingState): boolean => source !== 'manual' && source !== 'walk_in';

export const newsOfFeedback = ({ id, booking_id, score }: FeedbackState): News | undefined =>
  score !== null && score <= lowScore ? { type: 'low_score', feedbackId: id, bookingId: booking_id, score } : undefined;

/** A bot that somebody turns off has no reason: whoever did it knows. */
export const newsOfBot = (after: BotState, before: BotState | undefined): News | undefined =>
  !after.is_active && after.reason !== null && before?.is_active !== false
    ? { type: 'bot_stopped', reason: after.reason }
    : undefined;

const day = 24 * 60 * 60_000;
const keptDays = { written: 90, otherwise: 30 };

export const keepUntil = (type: NotificationType, now: Date): Date =>
  new Date(now.getTime() + (type === 'written' ? keptDays.written : keptDays.otherwise) * day);
