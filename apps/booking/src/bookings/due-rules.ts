import type { VenueSettings } from '@guestflow/contracts';
import type { Booking } from './booking.entity';

const minute = 60_000;

/** Whether nobody answered the request in time. */
export const isLapsing = ({ status, lapsesAt }: Pick<Booking, 'status' | 'lapsesAt'>, now: Date): boolean =>
  status === 'new' && lapsesAt !== null && lapsesAt <= now;

/**
 * Whether the guests are not there although they should long have been. Who says that he is late is waited for longer.
 * Whom somebody takes back or writes down after the time is waited for from then on: or it would be undone at once.
 */
export function isMissing(
  { status, startsAt, lateMinutes, history }: Pick<Booking, 'status' | 'startsAt' | 'lateMinutes' | 'history'>,
  { no_show_after_minutes }: Pick<VenueSettings, 'no_show_after_minutes'>,
  now: Date,
): boolean {
  const expectedSince = Math.max(startsAt.getTime(), Date.parse(history.at(-1)?.at ?? startsAt.toISOString()));
  return (
    status === 'confirmed' && expectedSince + (no_show_after_minutes + (lateMinutes ?? 0)) * minute <= now.getTime()
  );
}
