import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Ban, CalendarPlus, Footprints, LayoutGrid, ListOrdered } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useMay, useVenue } from '../app/me';
import { RequestTray } from '../bookings/request-tray';
import { useNow } from '../time/use-now';
import { useTexts } from '../texts/language';
import { cityOf, wallOf } from '../time/venue-time';
import { Button } from '../ui/button';
import { Choice } from '../ui/field';
import { SearchBox } from '../ui/search-box';
import { Empty, Loaded, Notice, PageHead, Skeletons } from '../ui/surface';
import type { JournalSearch } from './address';
import { nameOf } from './booking-words';
import { ConnectionSign } from './connection-sign';
import { DayGrid } from './day-grid';
import { DayBar, dayTitle, Figures } from './day-head';
import { bookingsOf, matches, summaryOf } from './day-rules';
import type { Calendar } from './free-rules';
import { clockAt, minuteMs } from './grid-rules';
import { journalTexts } from './journal-texts';
import { Legend } from './legend';
import { useDay, useToday, useWaiting } from './use-day';
import { useDetails } from './use-details';
import { emptyTextOf, useMoving } from './use-moving';

// What lies on top of the page comes when it is first needed.
const BookingPanel = lazy(async () => ({ default: (await import('../bookings/booking-panel')).BookingPanel }));
const NewBooking = lazy(async () => ({ default: (await import('../bookings/new-booking')).NewBooking }));
const WaitlistPanel = lazy(async () => ({ default: (await import('../waitlist/waitlist-panel')).WaitlistPanel }));
const BookingList = lazy(async () => ({ default: (await import('../bookings/booking-list')).BookingList }));
const BlockDialog = lazy(async () => ({ default: (await import('../blocks/block-dialog')).BlockDialog }));
const FloorPlan = lazy(async () => ({ default: (await import('./floor-plan')).FloorPlan }));

/** The day at the venue: who comes when and sits where. What is shown is all in the address. */
export function JournalPage() {
  const t = useTexts(journalTexts);
  const { timezone } = useVenue();
  const search = useSearch({ from: '/inside/journal' });
  const go = useGo();
  const today = useToday();
  const date = search.date ?? today;
  const day = useDay(date);
  const shownDate = date ?? wallOf(Date.now(), timezone).date;
  const view = search.view ?? 'day';
  return (
    <>
      <PageHead
        title={t.title}
        note={
          <>
            {dayTitle(shownDate)}
            <span className="max-sm:sr-only"> · {t.zoneNote(cityOf(timezone))}</span>
          </>
        }
      >
        <Actions date={date} go={go} />
      </PageHead>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <DayBar date={shownDate} today={today} onDay={(next) => go({ date: next, at: undefined })} />
        <Choice
          label={t.view}
          value={view}
          options={(['day', 'list', 'plan'] as const).map((value) => ({ value, label: t.views[value] }))}
          onChange={(next) => go({ view: next === 'day' ? undefined : next })}
        />
        {view !== 'list' && (
          <SearchBox
            label={t.find}
            placeholder={t.findHint}
            value={search.q ?? ''}
            className="min-w-34 flex-1 sm:max-w-72"
            onSearch={(q) => go({ q: q || undefined }, true)}
          />
        )}
      </div>
      <ConnectionSign since={day.lostSince} timezone={timezone} />
      <div className="mb-3 empty:hidden">
        <RequestTray onOpen={(booking) => go({ booking })} />
      </div>
      <Loaded of={day} rows={8}>
        {(calendar) => (
          // Another day is on its way: until it comes, what is seen is not of it.
          <div aria-busy={day.isPlaceholderData} inert={day.isPlaceholderData} className="aria-busy:opacity-50">
            <Views calendar={calendar} readAt={day.dataUpdatedAt} today={today} search={search} go={go} />
          </div>
        )}
      </Loaded>
      <Sheets date={shownDate} search={search} go={go} />
    </>
  );
}

type Go = (change: Partial<JournalSearch>, instead?: boolean) => void;

function useGo(): Go {
  const navigate = useNavigate({ from: '/journal' });
  return useCallback(
    (change, instead = false) =>
      void navigate({
        to: '/journal',
        search: (before) => ({ ...before, ...change }),
        replace: instead,
        resetScroll: false,
      }),
    [navigate],
  );
}

function Actions({ date, go }: { date?: string; go: Go }) {
  const t = useTexts(journalTexts);
  const mayWrite = useMay('bookings.write');
  const maySeeBlocks = useMay('schedule.read');
  const waiting = useWaiting(date);
  return (
    <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:justify-end">
      <Button
        icon={ListOrdered}
        aria-label={waiting > 0 ? `${t.waitlist}, ${t.waiting(waiting)}` : undefined}
        onClick={() => go({ sheet: 'waitlist' })}
      >
        <span className="max-sm:sr-only">{t.waitlist}</span>
        {waiting > 0 && <span className="rounded-full bg-accent px-2 text-sm text-accent-ink">{waiting}</span>}
      </Button>
      {maySeeBlocks && (
        <Button icon={Ban} onClick={() => go({ sheet: 'blocks' })}>
          <span className="max-lg:sr-only">{t.blockTime}</span>
        </Button>
      )}
      {mayWrite && (
        <>
          <Button icon={Footprints} onClick={() => go({ sheet: 'walk-in' })}>
            <span className="max-sm:sr-only">{t.walkIn}</span>
          </Button>
          <Button look="primary" icon={CalendarPlus} onClick={() => go({ sheet: 'new' })}>
            {t.newBooking}
          </Button>
        </>
      )}
    </div>
  );
}

interface ViewsProps {
  calendar: Calendar;
  readAt: number;
  today?: string;
  search: JournalSearch;
  go: Go;
}

function Views({ calendar, readAt, today, search, go }: ViewsProps) {
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
  const onEmpty = (tableId: string, from: number, isNow = false) =>
    go({ sheet: isNow ? 'walk-in' : 'new', table: tableId, time: isNow ? undefined : clockAt(from, timezone) });
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
            onEmpty={mayWrite ? onEmpty : undefined}
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
              ground={() => ({
                ...moving.ground,
                onEmpty: mayWrite ? (tableId, from) => onEmpty(tableId, from) : undefined,
                emptyText: emptyTextOf(timezone),
              })}
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

function NoTables() {
  const t = useTexts(journalTexts);
  const mayWrite = useMay('tables.write');
  return (
    <Empty icon={LayoutGrid} title={t.noTables} text={t.noTablesText}>
      {mayWrite && (
        <Link to="/settings/tables" className="font-medium text-accent-text underline">
          {t.addTables}
        </Link>
      )}
    </Empty>
  );
}

/** What lies on top: a booking, a new one, who waits. */
function Sheets({ date, search, go }: { date: string; search: JournalSearch; go: Go }) {
  const { booking, sheet, time, table, guest } = search;
  const closed = { sheet: undefined, time: undefined, table: undefined, guest: undefined };
  return (
    <Suspense>
      {booking && <BookingPanel key={booking} bookingId={booking} onClose={() => go({ booking: undefined })} />}
      {(sheet === 'new' || sheet === 'walk-in') && (
        <NewBooking
          draft={{ date, time, tableIds: table ? [table] : undefined, walkIn: sheet === 'walk-in', guestId: guest }}
          onClose={(made) => go({ ...closed, ...(made && { booking: made.id }) })}
        />
      )}
      {sheet === 'blocks' && <BlockDialog draft={{ date }} onClose={() => go(closed)} />}
      {sheet === 'waitlist' && <WaitlistPanel date={date} open onClose={() => go(closed)} />}
    </Suspense>
  );
}
