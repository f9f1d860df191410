import { CalendarHeart, ChevronLeft, ChevronRight, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTexts } from '../texts/language';
import { monthAfter, monthOf } from '../time/date-rules';
import { dayInWords, localeOf, wallOf, weekdayName } from '../time/venue-time';
import { Button, IconButton } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Badge, Card, Empty } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { hoursTexts } from './hours-texts';
import { useHoursWords } from './hours-words';
import { SpecialDayDialog } from './special-day-dialog';
import { coming, weeksOf, without, type SpecialDay } from './special-day-rules';
import { useSpecialDays } from './use-special-days';
import type { Venue } from './use-venue-form';
import { weekdayOf } from './week-rules';

/** Dates with hours of their own: a month to choose from, and what is coming. */
export function SpecialDays({ venue }: { venue: Venue }) {
  const t = useTexts(hoursTexts);
  const inWords = useHoursWords();
  const { date: today } = wallOf(Date.now(), venue.timezone);
  const days = venue.settings.special_days;
  const { change, busy } = useSpecialDays();
  const [editing, setEditing] = useState<{ date: string; day?: SpecialDay }>();
  const edit = (date: string) => setEditing({ date, day: days.find((day) => day.date === date) });
  const next = coming(days, today);

  const remove = async (day: SpecialDay) => {
    try {
      await change((now) => without(now, day.date));
      tell(t.dayRemoved(dayInWords(day.date, { weekday: false })), () => void change((now) => [...now, day]));
    } catch (error) {
      tellTrouble(error);
    }
  };

  return (
    <Card
      title={t.special}
      actions={
        <Button icon={Plus} onClick={() => edit(today)}>
          {t.addSpecial}
        </Button>
      }
    >
      <p className="mb-4 text-soft">{t.specialText}</p>
      <div className="grid gap-6 lg:grid-cols-[20rem_1fr]">
        <Month today={today} days={days} onChoose={edit} />
        {next.length === 0 ? (
          <Empty icon={CalendarHeart} title={t.noSpecial} text={t.noSpecialText} />
        ) : (
          <ul aria-label={t.coming} className="flex flex-col divide-y">
            {next.map((day) => {
              const words = dayInWords(day.date);
              return (
                <li key={day.date} className="flex items-center gap-2 py-2">
                  <div className="min-w-0 flex-1">
                    <p className="font-medium first-letter:uppercase">{words}</p>
                    <p className="text-soft">
                      {day.closed ? <Badge tone="warn">{t.closed}</Badge> : inWords(day.intervals)}
                      {day.name && <span className="ml-2">{day.name}</span>}
                    </p>
                  </div>
                  <IconButton icon={Pencil} label={t.changeDay(words)} onClick={() => edit(day.date)} />
                  <IconButton
                    icon={Trash2}
                    label={t.removeDay(words)}
                    disabled={busy}
                    onClick={() => void remove(day)}
                  />
                </li>
              );
            })}
          </ul>
        )}
      </div>
      {editing && (
        <SpecialDayDialog
          key={editing.date}
          date={editing.date}
          day={editing.day}
          least={today}
          usual={venue.settings.opening_hours[weekdayOf(editing.date)]}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Card>
  );
}

function Month({
  today,
  days,
  onChoose,
}: {
  today: string;
  days: readonly SpecialDay[];
  onChoose: (date: string) => void;
}) {
  const t = useTexts(hoursTexts);
  const [month, setMonth] = useState(monthOf(today));
  const name = new Intl.DateTimeFormat(localeOf(), { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
    Date.parse(`${month}-01`),
  );
  return (
    <div>
      <div className="flex items-center justify-between">
        <IconButton
          icon={ChevronLeft}
          label={t.monthBefore}
          disabled={month <= monthOf(today)}
          onClick={() => setMonth(monthAfter(month, -1))}
        />
        <p aria-live="polite" className="font-medium first-letter:uppercase">
          {name}
        </p>
        <IconButton icon={ChevronRight} label={t.monthAfter} onClick={() => setMonth(monthAfter(month, 1))} />
      </div>
      <table aria-label={t.calendar} className="w-full table-fixed text-center">
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <th key={weekday} scope="col" className="py-1 text-xs font-medium text-soft">
                {weekdayName(weekday, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((date, weekday) => (
                <td key={weekday} className="p-0.5">
                  {date && <Day {...{ date, today, onChoose }} special={days.find((day) => day.date === date)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({
  date,
  today,
  special,
  onChoose,
}: {
  date: string;
  today: string;
  special?: SpecialDay;
  onChoose: (date: string) => void;
}) {
  const t = useTexts(hoursTexts);
  const words = dayInWords(date);
  return (
    <button
      type="button"
      disabled={date < today}
      aria-label={special ? `${words}, ${special.closed ? t.closed.toLowerCase() : t.marked}` : words}
      aria-current={date === today ? 'date' : undefined}
      onClick={() => onChoose(date)}
      className={classNames(
        'relative flex size-10 w-full items-center justify-center rounded-lg hover:bg-sunken disabled:text-soft disabled:opacity-60',
        date === today && 'border border-edge font-semibold',
        special && (special.closed ? 'bg-warn-soft text-warn-text line-through' : 'bg-accent-soft text-accent-text'),
      )}
    >
      {Number(date.slice(8))}
    </button>
  );
}
