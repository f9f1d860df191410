import { Check } from 'lucide-react';
import { rarely, useTables } from '../tables/use-tables';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { namesOf, tablesBody, type Booking } from './booking-rules';
import { useAvailable } from './bookings-read';
import { panelTexts } from './panel-texts';
import { statusTexts } from './status-texts';

interface Props {
  request: Booking;
  busy: boolean;
  /** What the API takes: the tables that stand on the button. */
  onConfirm: (body: ReturnType<typeof tablesBody>) => void;
  name: string;
  className?: string;
}

/** One press confirms with the table that stands on the button; where none is free, that is said instead. */
export function ConfirmChoice({ request, busy, onConfirm, name, className }: Props) {
  const t = useTexts(panelTexts);
  const words = useTexts(statusTexts);
  const { data: tables = [] } = useTables(rarely);
  const { date, time, guests_count: guests, duration_minutes } = request;
  const { data: available } = useAvailable({ date, time, guests, duration_minutes });
  if (available && !available.suggestion) return <p className="text-sm text-soft">{t.suggestedNone}</p>;
  const tableIds = available?.suggestion?.table_ids ?? [];
  const text = available ? t.confirmAt(namesOf(tables, tableIds)) : t.confirmBest;
  return (
    <Button
      look="primary"
      icon={Check}
      busy={busy}
      aria-label={words.forWhom(text, name)}
      onClick={() => onConfirm(tablesBody(tableIds))}
      className={classNames('whitespace-normal!', className)}
    >
      {text}
    </Button>
  );
}
