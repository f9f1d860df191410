import { WifiOff } from 'lucide-react';
import { useTexts } from '../texts/language';
import { clockOf } from '../time/venue-time';
import { journalTexts } from './journal-texts';

/** Said quietly, for as long as it is so: nobody is to trust a picture that no longer moves. */
export function ConnectionSign({ since, timezone }: { since: number | undefined; timezone: string }) {
  const t = useTexts(journalTexts);
  return (
    <div role="status" className="empty:hidden">
      {since !== undefined && (
        <p className="mb-2 flex items-center gap-2 rounded-control bg-warn-soft px-3 py-1.5 text-sm font-medium text-warn-text">
          <WifiOff aria-hidden className="size-4.5 shrink-0" />
          {t.lost(clockOf(new Date(since), timezone))}
        </p>
      )}
    </div>
  );
}
