import type { ReactNode } from 'react';
import { wordsOf } from '../api/problem';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Notice } from '../ui/surface';
import { isMeanwhile } from './use-venue-form';
import { venueTexts } from './venue-texts';

/** A form with the bar below: what has the focus is not behind it. */
export const aboveSaveBar = '[&_:is(input,select,textarea,button)]:scroll-mb-24';

/** What became of saving, and the button for it: always in sight, however long the form is. */
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
    <div className="sticky bottom-0 z-10 -mx-4 mt-2 -mb-4 flex flex-col gap-3 rounded-b-card border-t bg-surface px-4 py-3 sm:-mx-5 sm:-mb-5 sm:px-5">
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
