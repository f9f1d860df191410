import type { BookingStatus, CancelledBy } from '@guestflow/contracts';

export type CountsAs = 'visit' | 'no_show' | 'cancellation';

/**
 * What a booking in a status says of its guest. A request that nobody answered is no cancellation: neither the guest nor
 * the staff took it back.
 */
export const counted = {
  visit: { statuses: ['arrived', 'completed'] },
  no_show: { statuses: ['no_show'] },
  cancellation: { statuses: ['cancelled'], by: ['guest', 'staff'] },
} as const satisfies Record<CountsAs, { statuses: readonly BookingStatus[]; by?: readonly CancelledBy[] }>;

/** What still lies before the guest, when its time has not come. */
export const upcoming: readonly BookingStatus[] = ['new', 'confirmed'];

export interface Visit {
  status: BookingStatus;
  cancelledBy: CancelledBy | null;
  bookedAt: Date;
  guestsCount: number;
}

export function countsAs({ status, cancelledBy }: Pick<Visit, 'status' | 'cancelledBy'>): CountsAs | undefined {
  const kinds = Object.entries(counted) as [CountsAs, { statuses: readonly BookingStatus[]; by?: readonly string[] }][];
  return kinds.find(
    ([, { statuses, by }]) => statuses.includes(status) && (!by || (cancelledBy !== null && by.includes(cancelledBy))),
  )?.[0];
}

export interface Figures {
  visitCount: number;
  firstVisitAt: Date | null;
  lastVisitAt: Date | null;
  bookingCount: number;
  noShowCount: number;
  cancellationCount: number;
  averageParty: number | null;
}

/** The figures of one guest, counted one booking after another. The database counts the same in one statement. */
export function figuresOf(bookings: readonly Visit[]): Figures {
  const of = (kind: CountsAs) => bookings.filter((booking) => countsAs(booking) === kind);
  const visits = of('visit');
  const times = visits.map(({ bookedAt }) => bookedAt.getTime()).sort((one, other) => one - other);
  const guests = visits.reduce((sum, { guestsCount }) => sum + guestsCount, 0);
  return {
    visitCount: visits.length,
    firstVisitAt: times.length > 0 ? new Date(times[0]!) : null,
    lastVisitAt: times.length > 0 ? new Date(times.at(-1)!) : null,
    bookingCount: bookings.length,
    noShowCount: of('no_show').length,
    cancellationCount: of('cancellation').length,
    averageParty: visits.length > 0 ? Math.round((guests * 100) / visits.length) / 100 : null,
  };
}
