import type { VenueSettings } from '@guestflow/contracts';
import type { Booking } from './booking.entity';

const minute = 60_000;

/** Whether nobody answered the request in time. */
export const isLapsing = ({ status, lapsesAt }: Pick<Booking, 'status' | 'lapsesAt'>, now: Date): boolean =>
  status === 'new' && lapsesAt !== null && lapsesAt <= now;

/** Whether the guests are not there although they should long have been. Who says that he is late is waited for longer. */
export const isMissing = (
  { status, startsAt, lateMinutes }: Pick<Booking, 'status' | 'startsAt' | 'lateMinutes'>,
  { no_show_after_minutes }: Pick<VenueSettings, 'no_show_after_minutes'>,
  now: Date,
): boolean =>
  status === 'confirmed' && startsAt.getTime() + (no_show_after_minutes + (lateMinutes ?? 0)) * minute <= now.getTime();
