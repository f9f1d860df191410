import { ChevronLeft, ChevronRight, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
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

/** Looks for it a moment after the last key. */
export function GuestSearch({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const t = useTexts(journalTexts);
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped((now) => (now.trim() === q ? now : q)), [q]);
  useEffect(() => {
    if (typed.trim() === q) return undefined;
    const later = setTimeout(() => onSearch(typed.trim()), 250);
    return () => clearTimeout(later);
    // Only what is typed begins a search.
  }, [typed]);
  return (
    <div className="relative min-w-34 flex-1 sm:max-w-72">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4.5 -translate-y-1/2 text-soft" />
      <input
        type="search"
        aria-label={t.find}
        placeholder={t.findHint}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        className={`${controlClass} pl-10!`}
      />
    </div>
  );
}
