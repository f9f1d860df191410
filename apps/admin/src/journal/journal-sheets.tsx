import { lazy, Suspense } from 'react';
import type { JournalSearch } from './address';
import type { Go } from './use-go';

// What lies on top of the page comes when it is first needed.
const BookingPanel = lazy(async () => ({ default: (await import('../bookings/booking-panel')).BookingPanel }));
const NewBooking = lazy(async () => ({ default: (await import('../bookings/new-booking')).NewBooking }));
const WaitlistPanel = lazy(async () => ({ default: (await import('../waitlist/waitlist-panel')).WaitlistPanel }));
const BlockDialog = lazy(async () => ({ default: (await import('../blocks/block-dialog')).BlockDialog }));

/** What lies on top: a booking, a new one, who waits. */
export function JournalSheets({ date, search, go }: { date: string; search: JournalSearch; go: Go }) {
  const { booking, sheet, time, minutes, table, guest } = search;
  const closed = { sheet: undefined, time: undefined, minutes: undefined, table: undefined, guest: undefined };
  return (
    <Suspense>
      {booking && <BookingPanel key={booking} bookingId={booking} onClose={() => go({ booking: undefined })} />}
      {(sheet === 'new' || sheet === 'walk-in') && (
        <NewBooking
          draft={{
            ...{ date, time, minutes, tableIds: table ? [table] : undefined },
            ...{ walkIn: sheet === 'walk-in', guestId: guest },
          }}
          // What was booked by phone is read out once more; who has been seated is seen on the grid.
          onClose={(made) => go({ ...closed, ...(made && made.status !== 'arrived' && { booking: made.id }) })}
        />
      )}
      {sheet === 'blocks' && <BlockDialog draft={{ date }} onClose={() => go(closed)} />}
      {sheet === 'waitlist' && <WaitlistPanel date={date} open onClose={() => go(closed)} />}
    </Suspense>
  );
}
