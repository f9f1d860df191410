import { Ban, CalendarPlus, Footprints, ListOrdered } from 'lucide-react';
import { useMay } from '../app/me';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { journalTexts } from './journal-texts';
import { useWaiting } from './use-day';
import type { Go } from './use-go';

/** What is begun from the journal. */
export function JournalActions({ date, go }: { date?: string; go: Go }) {
  const t = useTexts(journalTexts);
  const mayWrite = useMay('bookings.write');
  const maySeeBlocks = useMay('schedule.read');
  const waiting = useWaiting(date);
  return (
    <div className="ml-auto flex flex-wrap justify-end gap-2">
      <Button
        icon={ListOrdered}
        aria-label={waiting > 0 ? `${t.waitlist}, ${t.waiting(waiting)}` : undefined}
        onClick={() => go({ sheet: 'waitlist' })}
      >
        <span className="max-sm:sr-only">{t.waitlist}</span>
        {waiting > 0 && <span className="rounded-full bg-accent px-2 text-sm text-accent-ink">{waiting}</span>}
      </Button>
      {maySeeBlocks && (
        <Button icon={Ban} onClick={() => go({ sheet: 'blocks' })}>
          <span className="max-lg:sr-only">{t.blockTime}</span>
        </Button>
      )}
      {mayWrite && (
        <>
          <Button icon={Footprints} onClick={() => go({ sheet: 'walk-in' })}>
            <span className="max-sm:sr-only">{t.walkIn}</span>
          </Button>
          <Button look="primary" icon={CalendarPlus} onClick={() => go({ sheet: 'new' })}>
            {t.newBooking}
          </Button>
        </>
      )}
    </div>
  );
}
