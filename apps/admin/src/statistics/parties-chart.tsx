import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import type { Asked } from './asked';
import { BookingsColumns } from './bookings-columns';
import { statisticsTexts } from './statistics-texts';

/** For how many people tables are booked. */
export function PartiesChart({ asked }: { asked: Asked }) {
  const t = useTexts(statisticsTexts);
  const words = useTexts(common);
  return (
    <BookingsColumns
      title={t.parties}
      head={t.people}
      asked={asked}
      by="guests_count"
      partsOf={({ by_party }) => by_party.map((part) => ({ ...part, of: part.guests_count }))}
      short={String}
      long={words.guests}
    />
  );
}
