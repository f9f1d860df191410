import { Copy, MoonStar, MoreVertical, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTexts } from '../texts/language';
import { IconButton } from '../ui/button';
import { Choice } from '../ui/field';
import { Menu, MenuItem, MenuLine } from '../ui/menu';
import { DayFields } from './day-fields';
import { DayTrack } from './day-track';
import { hoursTexts } from './hours-texts';
import { nameOfDay, useHoursWords } from './hours-words';
import type { Notes } from './meanwhile-rules';
import {
  copied,
  intervalsOf,
  lineEnds,
  mostSpans,
  oneMore,
  overlapping,
  spansOf,
  timeAt,
  weekdays,
  type Interval,
  type Week,
  type Weekday,
} from './week-rules';

interface Props {
  week: Week;
  onChange: (week: Week) => void;
  notes?: Notes<Week>;
}

/** A week's opening hours, drawn or typed; both are the same hours. */
export function WeekHours({ week, onChange, notes = {} }: Props) {
  const t = useTexts(hoursTexts);
  const inWords = useHoursWords();
  const [way, setWay] = useState<'draw' | 'type'>('draw');
  const ends = lineEnds(Object.values(week));
  const bad = overlapping(week);
  const put = (day: Weekday, intervals: Interval[]) => onChange({ ...week, [day]: intervals });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Choice
          label={t.way}
          value={way}
          onChange={setWay}
          options={[
            { value: 'draw', label: t.draw },
            { value: 'type', label: t.type },
          ]}
        />
        <p className="min-w-60 flex-1 text-sm text-soft">{way === 'draw' && t.drawHint}</p>
      </div>
      {way === 'draw' && <Axis ends={ends} />}
      {weekdays.map((day) => {
        const name = nameOfDay(day);
        const note = notes[day];
        return (
          <div
            key={day}
            role="group"
            aria-label={name}
            className="grid grid-cols-[1fr_auto] items-center gap-x-3 sm:grid-cols-[7.5rem_1fr_auto]"
          >
            <span className="font-medium sm:self-start sm:pt-2.5">{name}</span>
            <div className="col-span-2 row-start-2 min-w-0 sm:col-span-1 sm:col-start-2 sm:row-start-1">
              {way === 'draw' ? (
                <DayTrack
                  day={name}
                  spans={spansOf(week[day])}
                  ends={ends}
                  bad={bad.has(day)}
                  onChange={(spans) => put(day, intervalsOf(spans))}
                />
              ) : (
                <DayFields day={name} intervals={week[day]} onChange={(intervals) => put(day, intervals)} />
              )}
              {bad.has(day) && (
                <p role="alert" className="text-sm text-danger-text">
                  {t.overlap}
                </p>
              )}
              {note && (
                <p role="alert" className="text-sm text-warn-text">
                  {note.taken ? t.taken : t.theirs(inWords(note.value as Interval[]))}
                </p>
              )}
            </div>
            <DayMenu day={day} week={week} onChange={onChange} />
          </div>
        );
      })}
    </div>
  );
}

function Axis({ ends }: { ends: number }) {
  const hours = Array.from({ length: Math.floor(ends / 360) + 1 }, (_, part) => part * 360);
  return (
    <div aria-hidden className="hidden grid-cols-[7.5rem_1fr_2.5rem] gap-x-3 text-xs text-soft sm:grid">
      <div className="relative col-start-2 h-4">
        {hours.map((minute) => (
          <span key={minute} className="absolute -translate-x-1/2" style={{ left: `${(minute / ends) * 100}%` }}>
            {timeAt(minute)}
          </span>
        ))}
      </div>
    </div>
  );
}

function DayMenu({ day, week, onChange }: { day: Weekday; week: Week; onChange: (week: Week) => void }) {
  const t = useTexts(hoursTexts);
  const inWords = useHoursWords();
  const name = nameOfDay(day);
  const put = (intervals: Interval[]) => onChange({ ...week, [day]: intervals });
  const others = weekdays.filter((other) => other !== day);
  return (
    <Menu trigger={<IconButton icon={MoreVertical} label={t.moreFor(name)} className="sm:self-start" />}>
      <MenuItem
        icon={Plus}
        disabled={week[day].length >= mostSpans}
        onSelect={() => put(intervalsOf(oneMore(spansOf(week[day]))))}
      >
        {t.addTime}
      </MenuItem>
      {week[day].map((interval, index) => (
        <MenuItem key={index} icon={Trash2} onSelect={() => put(week[day].toSpliced(index, 1))}>
          {t.removeTime(inWords([interval]))}
        </MenuItem>
      ))}
      <MenuItem icon={MoonStar} disabled={week[day].length === 0} onSelect={() => put([])}>
        {t.makeClosed}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={Copy} onSelect={() => onChange(copied(week, day, others))}>
        {t.copyToAll}
      </MenuItem>
      <MenuItem icon={Copy} onSelect={() => onChange(copied(week, day, weekdays.slice(0, 5)))}>
        {t.copyToWeekdays}
      </MenuItem>
      {others.map((other) => (
        <MenuItem key={other} icon={Copy} onSelect={() => onChange(copied(week, day, [other]))}>
          {t.copyTo(nameOfDay(other))}
        </MenuItem>
      ))}
    </Menu>
  );
}
