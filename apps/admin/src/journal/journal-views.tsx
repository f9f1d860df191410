import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useMay } from '../app/me';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { Notice, Skeletons } from '../ui/surface';
import type { JournalSearch } from './address';
import { nameOf } from './booking-words';
import { DayGrid } from './day-grid';
import { Figures } from './day-head';
import { bookingsOf, matches, summaryOf } from './day-rules';
import { gapAt, type Calendar } from './free-rules';
import { clockAt, minuteMs } from './grid-rules';
import type { EmptyGround } from './ground';
import { journalTexts } from './journal-texts';
import { Legend } from './legend';
import { NoTables } from './no-tables';
import { useDetails } from './use-details';
import type { Go } from './use-go';
import { useMoving } from './use-moving';

const BookingList = lazy(async () => ({ default: (await import('../bookings/booking-list')).BookingList }));
const FloorPlan = lazy(async () => ({ default: (await import('./floor-plan')).FloorPlan }));

interface Props {
  calendar: Calendar;
  readAt: number;
  today?: string;
  search: JournalSearch;
  go: Go;
}

/** The day, as it is wanted: its grid, a list, the floor plan. */
export function JournalViews({ calendar, readAt, today, search, go }: Props) {
  const t = useTexts(journalTexts);
  const mayWrite = useMay('bookings.write');
  const [said, say] = useState('');
  useNow(15_000);
  // The server's clock, and what has passed since it said it: a tablet's own may be wrong.
  const now = () => Date.parse(calendar.now) + Math.max(0, Date.now() - readAt);
  const minute = Math.floor(now() / minuteMs) * minuteMs;
  const details = useDetails(calendar.date);
  const moving = useMoving(calendar, now, say);
  const { date, timezone } = calendar;
  const isToday = date === today;
  const q = search.q ?? '';
  const all = useMemo(() => bookingsOf(calendar), [calendar]);
  const found = q ? all.filter((booking) => matches(booking, details.get(booking.id), q)).length : undefined;
  const onOpen = useCallback((booking: string) => go({ booking }), [go]);
  const empty: EmptyGround = {
    gap: (tableId, at) => {
      const table = calendar.tables.find(({ id }) => id === tableId);
      return table && gapAt(table, at);
    },
    text: ({ from, to }) => `${clockAt(from, timezone)} – ${clockAt(to, timezone)}`,
    onChoose: (table, from, to) => {
      const minutes = to && Math.round((to - from) / minuteMs);
      go({ sheet: 'new', table, time: clockAt(from, timezone), minutes });
    },
  };
  const words = {
    moving: (id: string) => t.moving(nameOf(all.find((booking) => booking.id === id) ?? { guest_name: null })),
    cannotMove: t.cannotMove,
  };
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-4">
        <Figures summary={summaryOf(calendar)} isToday={isToday} />
        <p role="status" className="text-soft">
          {found !== undefined && t.found(found)}
        </p>
      </div>
      {calendar.opens.length === 0 && (
        <div className="mb-2">
          <Notice tone="plain">{t.closedDay}</Notice>
        </div>
      )}
      {search.view === 'list' && (
        <Suspense fallback={<Skeletons />}>
          <BookingList date={date} onOpen={onOpen} />
        </Suspense>
      )}
      {search.view === 'plan' && (
        <Suspense fallback={<Skeletons />}>
          <FloorPlan
            {...{ calendar, details, q, minute, onOpen }}
            at={search.at}
            onAt={(at) => go({ at }, true)}
            onEmpty={
              mayWrite
                ? (table, from, isNow) => (isNow ? go({ sheet: 'walk-in', table }) : empty.onChoose(table, from))
                : undefined
            }
          />
        </Suspense>
      )}
      {!search.view &&
        (calendar.tables.length === 0 ? (
          <NoTables />
        ) : (
          <>
            <DayGrid
              {...{ calendar, details, minute, isToday, q, onOpen, words }}
              movable={mayWrite}
              focused={moving.focused}
              ground={{ ...moving.ground, empty: mayWrite ? empty : undefined }}
            />
            <Legend />
          </>
        ))}
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
      {moving.question}
    </>
  );
}
