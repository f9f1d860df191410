// A booking is come to by its reference, or, in the Mini App, as one's own. What can be done with it is the same.
import { api, said, wish, type Booking } from './guest-api';
import { timesOf, type Times } from './times';

export interface BookingDoor {
  /** Of every booking another. */
  name: string;
  read: (signal: AbortSignal) => Promise<Booking>;
  coming: () => Promise<unknown>;
  late: (minutes: number) => Promise<unknown>;
  cancel: () => Promise<unknown>;
  /** Only while it is what was seen. */
  change: (seen: Booking, wanted: { booked_at: string; guests_count: number }) => Promise<unknown>;
  /** Where it can be moved to. */
  times: (slug: string) => Times;
}

const ifSeen = ({ version }: Booking) => ({ 'If-Match': `"${version}"` });

export function byReference(reference: string): BookingDoor {
  const path = { reference };
  return {
    name: reference,
    read: (signal) => said(api.GET('/public/bookings/{reference}', { params: { path }, signal })),
    coming: () =>
      wish(['coming', reference], (header) =>
        api.POST('/public/bookings/{reference}/coming', { params: { path, header } }),
      ),
    late: (minutes) =>
      wish(['late', reference, minutes], (header) =>
        api.POST('/public/bookings/{reference}/late', { params: { path, header }, body: { minutes } }),
      ),
    cancel: () =>
      wish(['cancel', reference], (header) =>
        api.POST('/public/bookings/{reference}/cancel', { params: { path, header }, body: {} }),
      ),
    change: (seen, body) => api.PATCH('/public/bookings/{reference}', { params: { path, header: ifSeen(seen) }, body }),
    times: timesOf,
  };
}

export function asOwn(id: string): BookingDoor {
  const path = { id };
  return {
    name: id,
    read: (signal) => said(api.GET('/me/bookings/{id}', { params: { path }, signal })),
    coming: () => wish(['coming', id], (header) => api.POST('/me/bookings/{id}/coming', { params: { path, header } })),
    late: (minutes) =>
      wish(['late', id, minutes], (header) =>
        api.POST('/me/bookings/{id}/late', { params: { path, header }, body: { minutes } }),
      ),
    cancel: () =>
      wish(['cancel', id], (header) => api.POST('/me/bookings/{id}/cancel', { params: { path, header }, body: {} })),
    change: (seen, body) => api.PATCH('/me/bookings/{id}', { params: { path, header: ifSeen(seen) }, body }),
    times: () => ({
      name: `own ${id}`,
      days: ({ from, days, guests }, signal) =>
        said(api.GET('/me/bookings/{id}/days', { params: { path, query: { from, days, guests } }, signal })),
      slots: ({ date, guests }, signal) =>
        said(api.GET('/me/bookings/{id}/slots', { params: { path, query: { date, guests } }, signal })),
    }),
  };
}
