import { useTexts } from '../texts/language';
import type { Asked } from './asked';
import { BookingsColumns } from './bookings-columns';
import { withoutEmptyEnds } from './figure-rules';
import { statisticsTexts } from './statistics-texts';

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** At which hours visits begin. */
export function HoursChart({ asked }: { asked: Asked }) {
  const t = useTexts(statisticsTexts);
  return (
    <BookingsColumns
      title={t.hours}
      head={t.hour}
      asked={asked}
      by="hour"
      partsOf={({ by_hour }) =>
        withoutEmptyEnds(
          by_hour.map((part) => ({ ...part, of: part.hour })),
          ({ total }) => total === 0,
        )
      }
      short={clock}
    />
  );
}
