import { CalendarX2, SearchX } from 'lucide-react';
import { useState } from 'react';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Choice, Input, Select } from '../ui/field';
import { Empty, Loaded } from '../ui/surface';
import { BookingRow } from './booking-row';
import {
  countsOf,
  isMeant,
  sourceNames,
  statusNames,
  sumOf,
  type Booking,
  type BookingSource,
  type BookingStatus,
} from './booking-rules';
import { useBookingsOf } from './bookings-read';
import { listTexts } from './list-texts';
import { statusTexts } from './status-texts';

interface Wanted {
  q: string;
  status: BookingStatus | 'all';
  source: BookingSource | '';
}

const everything: Wanted = { q: '', status: 'all', source: '' };

/** The bookings of a day by their time, to be searched, and answered where they stand. */
export function BookingList({ date, onOpen }: { date: string; onOpen: (bookingId: string) => void }) {
  const t = useTexts(listTexts);
  const asked = useBookingsOf(date);
  const [wanted, setWanted] = useState(everything);
  return (
    <section aria-label={t.title} className="flex flex-col gap-3">
      <Filters bookings={asked.data ?? []} wanted={wanted} onChange={(change) => setWanted({ ...wanted, ...change })} />
      <Loaded of={asked}>
        {(bookings) => (
          <Rows bookings={bookings} wanted={wanted} onClear={() => setWanted(everything)} onOpen={onOpen} />
        )}
      </Loaded>
    </section>
  );
}

interface FiltersProps {
  bookings: readonly Booking[];
  wanted: Wanted;
  onChange: (change: Partial<Wanted>) => void;
}

function Filters({ bookings, wanted, onChange }: FiltersProps) {
  const t = useTexts(listTexts);
  const words = useTexts(statusTexts);
  const { all } = useTexts(common);
  const counts = countsOf(bookings);
  // A status that nobody has is nothing to choose.
  const statuses = statusNames.filter((status) => counts[status] > 0 || wanted.status === status);
  const options = [
    { value: 'all' as const, label: `${all} ${bookings.length}` },
    ...statuses.map((status) => ({ value: status, label: `${words.status[status]} ${counts[status]}` })),
  ];
  return (
    <>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-[1fr_auto]">
        <Input
          label={t.search}
          hideLabel
          type="search"
          placeholder={t.search}
          value={wanted.q}
          onChange={(event) => onChange({ q: event.target.value })}
        />
        <Select
          label={t.source}
          hideLabel
          value={wanted.source}
          onChange={(event) => onChange({ source: event.target.value as BookingSource | '' })}
        >
          <option value="">{t.anySource}</option>
          {sourceNames.map((source) => (
            <option key={source} value={source}>
              {words.source[source]}
            </option>
          ))}
        </Select>
      </div>
      <div className="min-w-0">
        <Choice label={t.status} value={wanted.status} options={options} onChange={(status) => onChange({ status })} />
      </div>
    </>
  );
}

interface RowsProps {
  bookings: readonly Booking[];
  wanted: Wanted;
  onClear: () => void;
  onOpen: (bookingId: string) => void;
}

function Rows({ bookings, wanted: { q, status, source }, onClear, onOpen }: RowsProps) {
  const t = useTexts(listTexts);
  const words = useTexts(common);
  const shown = bookings.filter(
    (booking) =>
      (status === 'all' || booking.status === status) && (!source || booking.source === source) && isMeant(booking, q),
  );
  if (bookings.length === 0) return <Empty icon={CalendarX2} title={t.none} text={t.noneText} />;
  if (shown.length === 0) {
    return (
      <Empty icon={SearchX} title={t.noneFound}>
        <Button onClick={onClear}>{t.clear}</Button>
      </Empty>
    );
  }
  const sum = sumOf(shown);
  return (
    <>
      <p role="status" className="text-sm text-soft">
        {t.sum(words.bookings(sum.bookings), words.guests(sum.guests))}
      </p>
      <ul className="divide-y overflow-hidden rounded-card border bg-surface">
        {shown.map((booking) => (
          <BookingRow key={booking.id} booking={booking} onOpen={onOpen} />
        ))}
      </ul>
    </>
  );
}
