import type { BookingSource, BookingStatus, CancelledBy } from '@guestflow/contracts';
import type { StepRule } from './planned-notices';

/** A booking as an event tells it. */
export interface ToldBooking {
  status: BookingStatus;
  booked_at: string;
  source: BookingSource;
  cancelled_by: CancelledBy | null;
}
export type BookingStep = 'requested' | 'confirmed' | 'moved' | 'cancelled' | 'lapsed' | 'reopened' | 'other';

export interface Happened {
  step: BookingStep;
  byGuest: boolean;
  before?: ToldBooking;
  after: ToldBooking;
}

/** What a guest is told of a step at once. Of what he did himself he was told where he did it. */
export function tells(happened: Happened): StepRule | undefined {
  const { step, byGuest, before, after } = happened;
  switch (step) {
    case 'requested':
      // The bot says so where it is asked, and staff who write down what they hear say it themselves.
      return ['bot', 'manual', 'walk_in'].includes(after.source) ? undefined : 'booking_requested';
    case 'confirmed':
      // Confirmed as it was made: the bot has said so already.
      return !before && after.source === 'bot' ? undefined : 'booking_confirmation';
    case 'moved':
      return hasOtherTime(happened) ? 'booking_moved' : undefined;
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

const hasOtherTime = ({ byGuest, before, after }: Happened): boolean =>
  !byGuest && after.status === 'confirmed' && before?.booked_at !== after.booked_at;
