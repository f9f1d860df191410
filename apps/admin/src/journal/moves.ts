import { api, ifVersion, newKey, type Shape } from '../api/client';
import { isTold } from '../app/live';
import { queries, seenAnew } from '../app/queries';
import { calendarOf } from './calendar-query';
import { movedTo, placeOf, sameTables, withBooking, type Place } from './day-rules';
import type { Calendar, CalendarBooking } from './free-rules';
import { minuteMs } from './grid-rules';

type Override = NonNullable<Shape<'ChangeBookingDto'>['overrides']>[number];

/** What has been moved here and is not answered yet: it is shown where it is to be, whatever is read meanwhile. */
export interface PendingMove {
  date: string;
  booking: CalendarBooking;
}

let pending: ReadonlyMap<string, PendingMove> = new Map();
const listeners = new Set<() => void>();

export const pendingMoves = (): ReadonlyMap<string, PendingMove> => pending;
export const whenMovesChange = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

function setPending(id: string, move: PendingMove | undefined): void {
  const next = new Map(pending);
  if (move) next.set(id, move);
  else next.delete(id);
  pending = next;
  for (const listener of listeners) listener();
}

export interface Move {
  date: string;
  booking: CalendarBooking;
  to: Place;
  overrides?: Override[];
  /** It is shown there before it is answered. Not where it is known to be taken. */
  atOnce: boolean;
}

/** Moves it: as it was seen, or not at all. Throws the API's `Problem`; the booking is where it was then. */
export async function moveBooking({ date, booking, to, overrides, atOnce }: Move): Promise<CalendarBooking> {
  const { id } = booking;
  if (atOnce) setPending(id, { date, booking: movedTo(booking, to) });
  try {
    const answer = await send(booking, to, overrides);
    const made: CalendarBooking = {
      ...movedTo(booking, to),
      ...{ version: answer.version, status: answer.status, table_ids: answer.table_ids },
    };
    // What is read meanwhile would be of before.
    await queries.cancelQueries({ queryKey: calendarOf(date).queryKey });
    queries.setQueryData(calendarOf(date).queryKey, (day: Calendar | undefined) => day && withBooking(day, made));
    // It is shown as it is now; whatever else tells of it is read anew when that is told live.
    if (!isTold()) void seenAnew('/bookings', '/tables/available');
    return made;
  } catch (error) {
    void seenAnew('/bookings', '/tables/available');
    throw error;
  } finally {
    setPending(id, undefined);
  }
}

async function send(booking: CalendarBooking, to: Place, overrides: Override[] | undefined) {
  const was = placeOf(booking);
  const [path, allowed] = [{ id: booking.id }, overrides && { overrides }];
  const otherTables = !sameTables(was.tableIds, to.tableIds);
  const confirms = booking.status === 'new' && to.tableIds.length > 0;
  const time = {
    ...(to.from !== was.from && { booked_at: new Date(to.from).toISOString() }),
    ...(to.to - to.from !== was.to - was.from && { duration_minutes: Math.round((to.to - to.from) / minuteMs) }),
  };
  let { version } = booking;
  if (!confirms || Object.keys(time).length > 0) {
    const { data } = await api.PATCH('/bookings/{id}', {
      params: { path },
      headers: ifVersion(version),
      body: { ...time, ...(otherTables && !confirms && { table_ids: to.tableIds }), ...allowed },
    });
    if (!confirms) return data!;
    version = data!.version;
  }
  // A request is given its table by confirming it.
  const { data } = await api.POST('/bookings/{id}/confirm', {
    params: { path },
    headers: { ...ifVersion(version), 'idempotency-key': newKey() },
    body: { table_ids: to.tableIds, ...allowed },
  });
  return data!;
}
