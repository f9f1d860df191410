import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTexts } from '../texts/language';
import { IconButton } from '../ui/button';
import { Choice, Input } from '../ui/field';
import { faultOfDays, spans, type Days, type Span } from './period-rules';
import { daysInWords } from './figures';
import { statisticsTexts } from './statistics-texts';

/** Which days somebody wants to see: a calendar's week, month … so far back, or days of his own. */
export type Wish = { span: Span; back: number } | { span: 'own'; days: Days };

/** By hand, and by the arrows from one week, month … to the next. `shown` are the days it comes to. */
export function PeriodBar({ wish, shown, onChange }: { wish: Wish; shown: Days; onChange: (wish: Wish) => void }) {
  const t = useTexts(statisticsTexts);
  const choose = (span: Span | 'own') => onChange(span === 'own' ? { span, days: shown } : { span, back: 0 });
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
          <IconButton icon={ChevronLeft} label={t.earlier} onClick={() => onChange({ ...wish, back: wish.back + 1 })} />
          <span aria-live="polite" className="min-w-44 text-center font-medium">
            {daysInWords(shown)}
          </span>
          <IconButton icon={ChevronRight} label={t.later} onClick={() => onChange({ ...wish, back: wish.back - 1 })} />
        </div>
      )}
    </div>
  );
}

function OwnDays({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const t = useTexts(statisticsTexts);
  const fault = faultOfDays(days);
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Input
        label={t.from}
        type="date"
        value={days.from}
        onChange={(event) => onChange({ ...days, from: event.target.value })}
      />
      <Input
        label={t.to}
        type="date"
        value={days.to}
        fault={fault && t.faults[fault]}
        onChange={(event) => onChange({ ...days, to: event.target.value })}
      />
    </div>
  );
}
