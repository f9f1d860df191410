import { CalendarCheck } from 'lucide-react';
import { useState } from 'react';
import { BookingList } from '../bookings/booking-list';
import { BookingRow } from '../bookings/booking-row';
import { useBookingsOf } from '../bookings/bookings-read';
import { useTexts } from '../texts/language';
import { Choice } from '../ui/field';
import { Card, Empty, Loaded } from '../ui/surface';
import { nextOf } from './home-rules';
import { homeTexts } from './home-texts';

const shownAtMost = 8;

interface Props {
  date: string;
  onOpen: (bookingId: string) => void;
}

/** Who comes next; or all of the day, to be searched. */
export function Arrivals({ date, onOpen }: Props) {
  const t = useTexts(homeTexts);
  const [shown, setShown] = useState<'next' | 'day'>('next');
  const options = [
    { value: 'next' as const, label: t.next },
    { value: 'day' as const, label: t.wholeDay },
  ];
  return (
    <Card title={t.arrivals} actions={<Choice label={t.shown} value={shown} options={options} onChange={setShown} />}>
      {shown === 'next' ? <Next date={date} onOpen={onOpen} /> : <BookingList date={date} onOpen={onOpen} />}
    </Card>
  );
}

function Next({ date, onOpen }: Props) {
  const t = useTexts(homeTexts);
  const asked = useBookingsOf(date);
  return (
    <Loaded of={asked} rows={4}>
      {(bookings) => {
        const next = nextOf(bookings).slice(0, shownAtMost);
        if (next.length === 0) return <Empty icon={CalendarCheck} title={t.nextNone} text={t.nextNoneText} />;
        return (
          <ul className="divide-y overflow-hidden rounded-control border">
            {next.map((booking) => (
              <BookingRow key={booking.id} booking={booking} onOpen={onOpen} />
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
