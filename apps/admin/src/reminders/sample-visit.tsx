import { BellRing, CalendarCheck } from 'lucide-react';
import { useState } from 'react';
import { query } from '../api/client';
import { useVenue } from '../app/me';
import { beforeInWords, offsetTexts } from '../messages/offset-texts';
import { useTexts } from '../texts/language';
import { addDays, dayInWords, wallOf } from '../time/venue-time';
import { Input } from '../ui/field';
import { Card } from '../ui/surface';
import { samples, type Wishes } from './reminder-rules';
import { remindersTexts } from './reminders-texts';

/** In words what these rules come to, of a visit that one may choose. */
export function SampleVisit({ wishes }: { wishes: Wishes }) {
  const t = useTexts(remindersTexts);
  const offsets = useTexts(offsetTexts);
  const { timezone } = useVenue();
  const [date, setDate] = useState(() => addDays(wallOf(new Date(), timezone).date, 10));
  const [time, setTime] = useState('19:00');
  const { data: templates } = query.useQuery('get', '/notification-templates');
  const isOff = (offset: number) =>
    templates?.some(({ type, is_active }) => type === (offset === 60 ? 'reminder_60min' : 'reminder') && !is_active);
  const goes = date && time ? samples({ date, time }, wishes) : [];
  return (
    <Card title={t.sample}>
      <p className="mb-2 text-soft">{t.sampleText}</p>
      <div className="grid grid-cols-2 gap-3">
        <Input label={t.sampleDate} type="date" value={date} onChange={(event) => setDate(event.target.value)} />
        <Input label={t.sampleTime} type="time" value={time} onChange={(event) => setTime(event.target.value)} />
      </div>
      <div aria-live="polite" className="mt-4">
        {goes.length === 0 && <p>{t.nothing}</p>}
        <ol className="flex flex-col gap-3">
          {goes.map((sample) => (
            <li key={sample.offset_minutes} className="flex gap-3">
              <BellRing aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-text" />
              <span>
                <span className="block font-medium first-letter:uppercase">
                  {t.goes(dayInWords(sample.date), sample.time)}
                </span>
                <span className="block text-sm text-soft">
                  {beforeInWords(offsets, sample.offset_minutes)}
                  {sample.moved && ` · ${t.moved[sample.moved]}`}
                </span>
                {isOff(sample.offset_minutes) && <span className="block text-sm text-warn-text">{t.templateOff}</span>}
              </span>
            </li>
          ))}
          {goes.length > 0 && (
            <li className="flex gap-3 text-soft">
              <CalendarCheck aria-hidden className="mt-0.5 size-5 shrink-0" />
              <span className="first-letter:uppercase">{t.goes(dayInWords(date), time)}</span>
            </li>
          )}
        </ol>
      </div>
    </Card>
  );
}
