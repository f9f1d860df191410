import { WeekCount, WeekFigures, WeekShare } from '@guestflow/contracts';
import { bookingTotals } from '../bookings/bookings.queries';
import { feedbackFigures } from '../feedback/feedback.queries';
import { guestFigures } from '../guests/guests.queries';
import { occupancyTotals } from '../occupancy/occupancy.queries';
import { Asked } from '../statistics/statistics';

interface Compared {
  value: number | null;
  before: number | null;
}

/** What a week came to, beside the week before. */
export async function weekFigures(asked: Asked): Promise<WeekFigures> {
  const [bookings, { tables }, { came_first, came_again }, { nps }] = await Promise.all([
    bookingTotals(asked),
    occupancyTotals(asked),
    guestFigures(asked),
    feedbackFigures(asked),
  ]);
  return {
    bookings: count(bookings.total),
    guests: count(bookings.guests_came),
    no_shows: count(bookings.no_show),
    // What nobody answered in time is no cancellation to whoever reads of it.
    cancellations: count(bookings.cancelled_by_guest, bookings.cancelled_by_staff),
    occupancy: share(tables),
    new_guests: count(came_first),
    returning_guests: count(came_again),
    nps: share(nps),
  };
}

const count = (...figures: Compared[]): WeekCount => ({
  now: figures.reduce((sum, { value }) => sum + (value ?? 0), 0),
  before: figures.reduce((sum, { before }) => sum + (before ?? 0), 0),
});

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));
const share = ({ value, before }: Compared): WeekShare => ({ now: whole(value), before: whole(before) });
