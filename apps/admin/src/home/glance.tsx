import { useBookingsOf, useRequests } from '../bookings/bookings-read';
import { rarely, useTables } from '../tables/use-tables';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { classNames } from '../ui/class-names';
import { Skeleton } from '../ui/surface';
import { glanceOf } from './home-rules';
import { homeTexts } from './home-texts';

/** How full it is now, and what is still to come. */
export function Glance({ date }: { date: string }) {
  const t = useTexts(homeTexts);
  const words = useTexts(common);
  const now = useNow(30_000);
  const booked = useBookingsOf(date);
  const standing = useTables(rarely);
  const asked = useRequests();
  const [bookings, tables, requests] = [booked.data, standing.data, asked.data];
  // Why, the lists beneath say.
  const failed = booked.isError || standing.isError;
  const glance = bookings && tables && glanceOf(bookings, tables, now);
  return (
    <dl aria-label={t.glance} className="grid grid-cols-2 gap-2 lg:grid-cols-4">
      <Figure name={t.here} value={glance && t.hereSeats(glance.here, glance.seats)} failed={failed} />
      <Figure
        name={t.toCome}
        value={glance && t.toComeGuests(words.bookings(glance.toCome.bookings), words.guests(glance.toCome.guests))}
        failed={failed}
      />
      <Figure
        name={t.overdue}
        value={glance && String(glance.overdue)}
        urgent={Boolean(glance?.overdue)}
        failed={failed}
      />
      <Figure
        name={t.requests}
        value={requests && String(requests.length)}
        urgent={Boolean(requests?.length)}
        failed={asked.isError}
      />
    </dl>
  );
}

interface FigureProps {
  name: string;
  value: string | undefined;
  urgent?: boolean;
  failed: boolean;
}

function Figure({ name, value, urgent, failed }: FigureProps) {
  return (
    <div className={classNames('rounded-card border px-4 py-3', urgent ? 'bg-warn-soft text-warn-text' : 'bg-surface')}>
      <dt className={classNames('text-sm', !urgent && 'text-soft')}>{name}</dt>
      <dd className="text-lg font-semibold tabular-nums">
        {value ?? (failed ? '—' : <Skeleton className="h-6 w-20" />)}
      </dd>
    </div>
  );
}
