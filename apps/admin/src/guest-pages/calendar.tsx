import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { monthAfter, monthOf } from '../time/date-rules';
import { dayInWords, localeOf, weekdayName } from '../time/venue-time';
import { classNames } from '../ui/class-names';
import { IconButton } from '../ui/button';
import { useGuestTexts } from './guest-texts';
import { canChoose, firstOf, leafOf, walk, weekdayOf, type Day, type DayState } from './leaf';
import type { Choosing } from './use-times';

const looks: Record<DayState, string> = {
  outside: 'text-soft opacity-45',
  unknown: 'animate-pulse text-soft',
  closed: 'text-soft line-through',
  full: 'border border-dashed border-edge text-soft',
  free: 'font-semibold hover:bg-accent-soft',
};

/** The leaf of a month: one day is chosen, what is closed or full is told apart from it. */
export function Calendar({ month, turnTo, date, setDate, span, days }: Choosing) {
  const t = useGuestTexts();
  const leaf = leafOf(month, span, days);
  const can = leaf.filter(canChoose);
  // One of them is in the way of Tab; the arrows lead on.
  const stop = can.find((day) => day.date === date) ?? can[0];
  const grid = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset.date;
    const to = from && walk(leaf, from, event.key);
    if (!to) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus();
  };
  const name = new Intl.DateTimeFormat(localeOf(), { timeZone: 'UTC', month: 'long', year: 'numeric' });
  return (
    <div>
      <div className="mb-1 flex items-center justify-between">
        <IconButton
          icon={ChevronLeft}
          label={t.monthBefore}
          className="size-11!"
          disabled={month <= monthOf(span.from)}
          onClick={() => turnTo(monthAfter(month, -1))}
        />
        <b role="status" className="first-letter:uppercase">
          {name.format(Date.parse(firstOf(month)))}
        </b>
        <IconButton
          icon={ChevronRight}
          label={t.monthAfter}
          className="size-11!"
          disabled={month >= monthOf(span.to)}
          onClick={() => turnTo(monthAfter(month, 1))}
        />
      </div>
      <div ref={grid} role="group" aria-label={t.day} className="grid grid-cols-7 gap-1" onKeyDown={onKeyDown}>
        {Array.from({ length: 7 }, (_, at) => (
          <span key={at} aria-hidden className="py-1 text-center text-sm text-soft">
            {weekdayName(at + 1, 'short')}
          </span>
        ))}
        {leaf.map((day, at) => (
          <DayButton
            key={day.date}
            day={day}
            column={at === 0 ? weekdayOf(day.date) : undefined}
            chosen={day.date === date}
            isStop={day === stop}
            onChoose={() => setDate(day.date)}
          />
        ))}
      </div>
      {leaf.some(({ state }) => state === 'full') && <p className="mt-2 text-sm text-soft">{t.legend}</p>}
    </div>
  );
}

interface DayProps {
  day: Day;
  column: number | undefined;
  chosen: boolean;
  isStop: boolean;
  onChoose: () => void;
}

function DayButton({ day, column, chosen, isStop, onChoose }: DayProps) {
  const t = useGuestTexts();
  const told = { closed: t.dayClosed, full: t.dayFull }[day.state as string];
  const words = dayInWords(day.date);
  return (
    <button
      type="button"
      data-date={day.date}
      disabled={!canChoose(day)}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={chosen}
      aria-label={told ? `${words}: ${told}` : words}
      title={told}
      style={column === undefined ? undefined : { gridColumnStart: column }}
      onClick={onChoose}
      className={classNames(
        'flex min-h-11 items-center justify-center rounded-control tabular-nums',
        chosen ? 'bg-accent font-semibold text-accent-ink' : looks[day.state],
      )}
    >
      {Number(day.date.slice(8))}
    </button>
  );
}
