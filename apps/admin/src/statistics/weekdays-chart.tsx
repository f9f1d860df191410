import { useTexts } from '../texts/language';
import { weekdayName } from '../time/venue-time';
import type { Asked } from './asked';
import { BookingsColumns } from './bookings-columns';
import { statisticsTexts } from './statistics-texts';

/** On which days of the week people come. */
export function WeekdaysChart({ asked }: { asked: Asked }) {
  const t = useTexts(statisticsTexts);
  return (
    <BookingsColumns
      title={t.weekdays}
      head={t.weekday}
      asked={asked}
      by="weekday"
      partsOf={({ by_weekday }) => by_weekday.map((part) => ({ ...part, of: part.weekday }))}
      short={(weekday) => weekdayName(weekday, 'short')}
      long={(weekday) => weekdayName(weekday)}
    />
  );
}
