import type { BookingStatus } from '@guestflow/contracts';
import { RuleViolation } from '@guestflow/problems';
import type { Booking } from './booking.entity';

/** The life of a booking: which verb leads from where to where. Checks, buttons and documentation read this table. */
export const moves = {
  confirm: { new: 'confirmed' },
  arrive: { confirmed: 'arrived' },
  undo_arrival: { arrived: 'confirmed' },
  complete: { arrived: 'completed' },
  cancel: { new: 'cancelled', confirmed: 'cancelled' },
  no_show: { confirmed: 'no_show' },
  lapse: { new: 'cancelled' },
  // A request that never had a table is a request again.
  reopen: { cancelled: 'confirmed', no_show: 'confirmed', completed: 'arrived' },
} as const satisfies Record<string, Partial<Record<BookingStatus, BookingStatus>>>;

export type Verb = keyof typeof moves;
export const verbs = Object.keys(moves) as Verb[];

/** What people can do; the rest happens by itself. */
const byItself: readonly Verb[] = ['lapse'];

const occupying: readonly BookingStatus[] = ['confirmed', 'arrived'];
/** Whether a booking in this status has its tables for itself. */
export const occupies = (status: BookingStatus): boolean => occupying.includes(status);

const active: readonly BookingStatus[] = ['new', ...occupying];
/** Whether it can still come to something. */
export const isActive = (status: BookingStatus): boolean => active.includes(status);

const past: Record<BookingStatus, string> = {
  new: 'waits for an answer',
  confirmed: 'is confirmed',
  arrived: 'has arrived',
  completed: 'is completed',
  cancelled: 'is cancelled',
  no_show: 'is a no-show',
};

const target = (verb: Verb, status: BookingStatus): BookingStatus | undefined =>
  (moves[verb] as Partial<Record<BookingStatus, BookingStatus>>)[status];

/** What had no table cannot hold again: it is a request again. */
const reachedBy = (verb: Verb, to: BookingStatus, tableIds: readonly string[]): BookingStatus =>
  verb === 'reopen' && tableIds.length === 0 ? 'new' : to;

type Life = Pick<Booking, 'status' | 'tableIds' | 'startsAt'>;
type Change = Partial<
  Pick<
    Booking,
    | 'status'
    | 'confirmedAt'
    | 'arrivedAt'
    | 'completedAt'
    | 'cancelledAt'
    | 'noShowAt'
    | 'cancelledBy'
    | 'cancellationReason'
    | 'lapsesAt'
  >
>;

/** How long before its time guests may be checked in: earlier it is a slip of the finger. */
const arrivesAtMostHoursBefore = 12;

/** What a verb changes of a booking, or the reason why it may not be done now. */
export function move(booking: Life, verb: Verb, now: Date): Change & { status: BookingStatus } {
  const { status, tableIds, startsAt } = booking;
  const to = target(verb, status);
  if (!to) {
    throw new RuleViolation('not_in_this_status', `The booking ${past[status]}`, {
      booking_status: status,
      allowed_moves: allowedMoves(status),
    });
  }
  const hoursAhead = (startsAt.getTime() - now.getTime()) / 3_600_000;
  if (verb === 'no_show' && hoursAhead > 0) {
    throw new RuleViolation('too_early', 'Nobody is missing before the booking’s time');
  }
  if (verb === 'arrive') assertCanBeThere(startsAt.getTime(), now);
  const reached = reachedBy(verb, to, tableIds);
  return { status: reached, ...stamps(verb, reached, now) };
}

/** Nobody is here already for a visit that begins on another day. */
export function assertCanBeThere(startsAt: number, now: Date): void {
  if (startsAt - now.getTime() > arrivesAtMostHoursBefore * 3_600_000) {
    throw new RuleViolation('too_early', 'The visit is on another day: nobody is here for it yet');
  }
}

function stamps(verb: Verb, reached: BookingStatus, now: Date): Change {
  switch (verb) {
    case 'confirm':
      return { confirmedAt: now, lapsesAt: null };
    case 'arrive':
      return { arrivedAt: now };
    case 'undo_arrival':
      return { arrivedAt: null };
    case 'complete':
      return { completedAt: now };
    case 'cancel':
    case 'lapse':
      return { cancelledAt: now, lapsesAt: null };
    case 'no_show':
      return { noShowAt: now };
    case 'reopen':
      return {
        cancelledAt: null,
        cancelledBy: null,
        cancellationReason: null,
        noShowAt: null,
        completedAt: null,
        ...(reached !== 'arrived' && { arrivedAt: null }),
      };
  }
}

/** The buttons of a booking. */
export const allowedMoves = (status: BookingStatus): Verb[] =>
  verbs.filter((verb) => !byItself.includes(verb) && target(verb, status));

/** The verb that leads to a status, for those who say where to and not how; undefined when none does. */
export const verbTo = ({ status, tableIds }: Pick<Life, 'status' | 'tableIds'>, to: BookingStatus): Verb | undefined =>
  allowedMoves(status).find((verb) => reachedBy(verb, target(verb, status)!, tableIds) === to);
