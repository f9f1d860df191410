import { keepPreviousData, onlineManager, useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { query } from '../api/client';
import { useLookAgain } from '../app/look-again';
import { useMay, useVenue } from '../app/me';
import { wallOf } from '../time/venue-time';
import { calendarOf } from './calendar-query';
import { withBooking, todayOf } from './day-rules';
import type { Calendar } from './free-rules';
import { pendingMoves, whenMovesChange, type PendingMove } from './moves';

/** The day goes over into the next one by itself, and what is written of bookings comes after them. */
const calmMs = 60_000;

const often = { refetchOnWindowFocus: 'always', refetchOnReconnect: 'always', refetchOnMount: 'always' } as const;

/** Today at the venue, and its calendar where that has been read. A tablet's clock may be wrong: the server says it. */
export function useToday(): string | undefined {
  const { timezone } = useVenue();
  const guess = wallOf(Date.now(), timezone).date;
  const { data } = useQuery({ ...calendarOf(guess), refetchInterval: calmMs });
  return data && todayOf(data);
}

const whenOnlineChanges = (listener: () => void) => onlineManager.subscribe(listener);

/** The day as it stands, with what is being moved already where it is to be. */
export function useDay(date: string | undefined) {
  const lookAgainMs = useLookAgain();
  const read = useQuery({
    ...calendarOf(date ?? ''),
    ...often,
    enabled: date !== undefined,
    refetchInterval: lookAgainMs,
    // A wall of tables that is gone for a moment with each other day would jump.
    placeholderData: keepPreviousData,
  });
  const pending = useSyncExternalStore(whenMovesChange, pendingMoves);
  const { data } = read;
  const calendar = useMemo<Calendar | undefined>(
    () => data && [...pending.values()].reduce(withPending, data),
    [data, pending],
  );
  const isOnline = useSyncExternalStore(whenOnlineChanges, () => onlineManager.isOnline());
  const failed = read.data !== undefined && (read.isError || !isOnline);
  return { ...read, data: calendar, lostSince: failed ? read.dataUpdatedAt : undefined };
}

const withPending = (calendar: Calendar, moved: PendingMove): Calendar =>
  moved.date === calendar.date ? withBooking(calendar, moved.booking) : calendar;

const most = 200;

/** How many parties wait for a table that day. */
export function useWaiting(date: string | undefined): number {
  const may = useMay('bookings.read');
  const { data } = query.useQuery(
    'get',
    '/waitlist',
    { params: { query: { date, status: 'waiting,offered', limit: most } } },
    { enabled: may && date !== undefined, refetchInterval: useLookAgain() },
  );
  return data?.length ?? 0;
}
