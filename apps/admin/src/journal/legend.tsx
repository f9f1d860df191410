import { useTexts } from '../texts/language';
import { classNames } from '../ui/class-names';
import { journalTexts } from './journal-texts';
import { statusLooks } from './status-looks';

const shown = ['new', 'confirmed', 'arrived', 'completed', 'no_show'] as const;

export function Legend() {
  const t = useTexts(journalTexts);
  return (
    <ul aria-label={t.legend} className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
      {shown.map((status) => (
        <li key={status} className="flex items-center gap-1.5">
          <span
            aria-hidden
            className={classNames(
              'flex size-5 items-center justify-center rounded border text-xs text-ink',
              statusLooks[status].look,
            )}
          >
            {statusLooks[status].sign}
          </span>
          {t.statuses[status]}
        </li>
      ))}
      <li>★ {t.vip}</li>
      <li>✎ {t.note}</li>
    </ul>
  );
}
