import { useState, type FormEvent } from 'react';
import { isProblem, wordsOf } from '../api/problem';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { dayInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input, Switch } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { DayFields } from './day-fields';
import { DayTrack } from './day-track';
import { hoursTexts } from './hours-texts';
import { isSame } from './meanwhile-rules';
import { put, type SpecialDay } from './special-day-rules';
import { useSpecialDays } from './use-special-days';
import { intervalsOf, lineEnds, overlapsItself, spansOf, type Interval } from './week-rules';

interface Props {
  date: string;
  day?: SpecialDay;
  least: string;
  /** What it would be without. */
  usual: Interval[];
  onClose: () => void;
}

const id = 'special-day';

class DateTaken extends Error {}

export function SpecialDayDialog({ date: chosen, day, least, usual, onClose }: Props) {
  const t = useTexts(hoursTexts);
  const words = useTexts(common);
  const { change, busy } = useSpecialDays();
  const first = {
    ...{ date: chosen, name: day?.name ?? '', closed: day?.closed ?? true },
    intervals: day && !day.closed ? day.intervals : usual,
  };
  const [date, setDate] = useState(first.date);
  const [name, setName] = useState(first.name);
  const [closed, setClosed] = useState(first.closed);
  const [intervals, setIntervals] = useState<Interval[]>(first.intervals);
  const [fault, setFault] = useState<string>();
  const label = dayInWords(date);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!closed && intervals.length === 0) return setFault(t.noTimes);
    if (!closed && overlapsItself(intervals)) return setFault(t.overlap);
    const hours = closed ? [] : intervalsOf(spansOf(intervals));
    const made: SpecialDay = { date, closed, intervals: hours, ...(name.trim() && { name: name.trim() }) };
    try {
      await change((days) => {
        const next = put(days, made, day?.date);
        if (!next) throw new DateTaken();
        return next;
      });
      tell(t.daySaved(label));
      onClose();
    } catch (error) {
      const isOfHours = isProblem(error) && error.errors.some(({ field }) => field.includes('special_days'));
      setFault(error instanceof DateTaken ? t.dayTaken : isOfHours ? t.badTimes : wordsOf(error));
    }
  }

  return (
    <Dialog
      open
      wide
      title={day ? t.changeDay(label) : t.addSpecial}
      unsaved={!isSame({ date, name, closed, intervals }, first)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form={id} busy={busy}>
            {words.save}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        {fault && <Notice tone="danger">{fault}</Notice>}
        <div className="grid gap-4 sm:grid-cols-2">
          <Input
            label={words.date}
            type="date"
            required
            min={least}
            value={date}
            onChange={(event) => event.target.value && setDate(event.target.value)}
          />
          <Input
            label={`${t.note} (${words.optional})`}
            hint={t.noteHint}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Switch label={t.closedAllDay} on={closed} onChange={setClosed} />
        {!closed && (
          <div role="group" aria-label={t.timesOfDay} className="flex flex-col gap-3">
            <DayTrack
              day={label}
              spans={spansOf(intervals)}
              ends={lineEnds([intervals])}
              onChange={(spans) => setIntervals(intervalsOf(spans))}
            />
            <DayFields day={label} intervals={intervals} onChange={setIntervals} />
          </div>
        )}
      </form>
    </Dialog>
  );
}
