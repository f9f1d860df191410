import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTexts } from '../texts/language';
import { IconButton } from '../ui/button';
import { Choice, Input } from '../ui/field';
import { daysInWords } from './figures';
import { besides, faultOfDays, spans, type Days, type Span, type Wish } from './period-rules';
import { statisticsTexts } from './statistics-texts';

interface Props {
  wish: Wish;
  /** The days it comes to. */
  shown: Days;
  today: string;
  onChange: (wish: Wish) => void;
}

/** By hand, and by the arrows from one day, month … to the next. */
export function PeriodBar({ wish, shown, today, onChange }: Props) {
  const t = useTexts(statisticsTexts);
  const choose = (span: Span | 'own') => onChange(span === 'own' ? { span, days: shown } : { span });
  return (
    <div className="flex min-w-0 flex-wrap items-end gap-x-3 gap-y-2">
      <Choice
        label={t.period}
        value={wish.span}
        options={[...spans, 'own' as const].map((value) => ({ value, label: t.spans[value] }))}
        onChange={choose}
      />
      {wish.span === 'own' ? (
        <OwnDays days={wish.days} onChange={(days) => onChange({ span: 'own', days })} />
      ) : (
        <div className="flex items-center gap-1">
          <IconButton icon={ChevronLeft} label={t.earlier} onClick={() => onChange(besides(wish, -1, today))} />
          <span aria-live="polite" className="min-w-44 text-center font-medium">
            {daysInWords(shown)}
          </span>
          <IconButton icon={ChevronRight} label={t.later} onClick={() => onChange(besides(wish, 1, today))} />
        </div>
      )}
    </div>
  );
}

/** What is being written is no period yet: what was looked at before stays until it is one. */
function OwnDays({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const t = useTexts(statisticsTexts);
  const [typed, setTyped] = useState(days);
  const [seen, setSeen] = useState(days);
  // Somebody went back to other days.
  if (seen.from !== days.from || seen.to !== days.to) {
    setSeen(days);
    setTyped(days);
  }
  const write = (next: Days) => {
    setTyped(next);
    if (!faultOfDays(next)) onChange(next);
  };
  const fault = faultOfDays(typed);
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Input
        label={t.from}
        type="date"
        value={typed.from}
        onChange={(event) => write({ ...typed, from: event.target.value })}
      />
      <Input
        label={t.to}
        type="date"
        value={typed.to}
        fault={fault && t.faults[fault]}
        onChange={(event) => write({ ...typed, to: event.target.value })}
      />
    </div>
  );
}
