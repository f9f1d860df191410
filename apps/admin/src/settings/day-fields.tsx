import { Plus, Trash2 } from 'lucide-react';
import { useTexts } from '../texts/language';
import { Button, IconButton } from '../ui/button';
import { controlClass } from '../ui/field';
import { hoursTexts } from './hours-texts';
import { useHoursWords } from './hours-words';
import { intervalsOf, mostSpans, oneMore, spansOf, type Interval } from './week-rules';

/** One day's hours in plain fields, for who rather types. */
export function DayFields({
  day,
  intervals,
  onChange,
}: {
  day: string;
  intervals: Interval[];
  onChange: (intervals: Interval[]) => void;
}) {
  const t = useTexts(hoursTexts);
  const inWords = useHoursWords();
  const write = (index: number, change: Partial<Interval>) => {
    // What is not yet a time is no news.
    if (Object.values(change).every(Boolean)) onChange(intervals.with(index, { ...intervals[index]!, ...change }));
  };
  const more = () => onChange(intervalsOf(oneMore(spansOf(intervals))));
  const time = (label: string, value: string, onTime: (value: string) => void) => (
    <input
      type="time"
      aria-label={label}
      value={value}
      onChange={(event) => onTime(event.target.value)}
      className={`${controlClass} max-w-32`}
    />
  );
  return (
    <div className="flex flex-col gap-2">
      {intervals.length === 0 && <p className="flex min-h-11 items-center text-soft">{t.closed}</p>}
      {intervals.map((interval, index) => (
        <div key={index} className="flex flex-wrap items-center gap-2">
          {time(t.from(day), interval.from, (from) => write(index, { from }))}
          <span aria-hidden>–</span>
          {time(t.to(day), interval.to, (to) => write(index, { to }))}
          <IconButton
            icon={Trash2}
            label={t.removeFrom(day, inWords([interval]))}
            onClick={() => onChange(intervals.toSpliced(index, 1))}
          />
          {interval.to <= interval.from && interval.to !== '00:00' && (
            <span className="text-sm text-soft">{t.nextDay}</span>
          )}
        </div>
      ))}
      {intervals.length < mostSpans && (
        <div>
          <Button small icon={Plus} aria-label={t.addTimeTo(day)} onClick={more}>
            {t.addTime}
          </Button>
        </div>
      )}
    </div>
  );
}
