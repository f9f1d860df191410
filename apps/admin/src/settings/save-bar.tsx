import type { ReactNode } from 'react';
import { wordsOf } from '../api/problem';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Notice } from '../ui/surface';
import { isMeanwhile } from './use-venue-form';
import { venueTexts } from './venue-texts';

/** What became of saving, and the button for it. */
export function SaveBar({
  error,
  busy,
  isChanged,
  onReset,
  children,
}: {
  error: unknown;
  busy: boolean;
  isChanged: boolean;
  onReset: () => void;
  children?: ReactNode;
}) {
  const t = useTexts(common);
  const { meanwhile } = useTexts(venueTexts);
  return (
    <div className="mt-5 flex flex-col gap-3">
      {error !== undefined && (
        <Notice tone={isMeanwhile(error) ? 'warn' : 'danger'}>
          <span role={isMeanwhile(error) ? 'alert' : undefined}>{isMeanwhile(error) ? meanwhile : wordsOf(error)}</span>
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" busy={busy}>
          {t.save}
        </Button>
        {isChanged && <Button onClick={onReset}>{t.cancel}</Button>}
        {children}
      </div>
    </div>
  );
}
