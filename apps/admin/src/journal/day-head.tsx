import { ChevronLeft, ChevronRight } from 'lucide-react';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { addDays, dayInWords } from '../time/venue-time';
import { Button, IconButton } from '../ui/button';
import { controlClass } from '../ui/field';
import type { Summary } from './day-rules';
import { journalTexts } from './journal-texts';

/** Which day is shown, and the ways to others. */
export function DayBar({
  date,
  today,
  onDay,
}: {
  date: string;
  today?: string;
  onDay: (date: string | undefined) => void;
}) {
  const words = useTexts(common);
  return (
    <div className="flex w-full items-center gap-1 sm:w-auto">
      <IconButton
        icon={ChevronLeft}
        label={words.dayBefore}
        look="plain"
        className="size-11"
        onClick={() => onDay(addDays(date, -1))}
      />
      <Button disabled={date === today} onClick={() => onDay(undefined)}>
        {words.today}
      </Button>
      <IconButton
        icon={ChevronRight}
        label={words.dayAfter}
        look="plain"
        className="size-11"
        onClick={() => onDay(addDays(date, 1))}
      />
      <input
        type="date"
        aria-label={words.date}
        value={date}
        required
        onChange={({ target }) => target.value && onDay(target.value === today ? undefined : target.value)}
        className={`${controlClass} w-auto! min-w-34 flex-1 sm:w-40! sm:flex-none`}
      />
    </div>
  );
}

export const dayTitle = (date: string): string => {
  const text = dayInWords(date);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Who comes, and how full it is. */
export function Figures({ summary, isToday }: { summary: Summary; isToday: boolean }) {
  const t = useTexts(journalTexts);
  const words = useTexts(common);
  const figures = [
    words.bookings(summary.bookings),
    words.guests(summary.guests),
    isToday && t.seated(summary.seated, summary.seats),
    summary.requests > 0 && t.requests(summary.requests),
  ].filter((figure) => figure !== false);
  return (
    <ul aria-label={t.figures} className="flex flex-wrap gap-x-3 gap-y-1 text-soft">
      {figures.map((figure) => (
        <li key={figure} className="after:ml-3 after:text-line last:after:hidden after:content-['|']">
          {figure}
        </li>
      ))}
    </ul>
  );
}
