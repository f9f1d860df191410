import { useEffect, useRef } from 'react';
import type { Endless } from '../api/endless';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from './button';
import { Trouble } from './surface';

/** Beneath a list of which there is more: it is read when somebody comes near, or presses. */
export function EndlessEnd({ of, label }: { of: Endless; label?: string }) {
  const t = useTexts(common);
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage, dataUpdatedAt } = of;
  const mayRead = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (!mayRead || !end.current) return undefined;
    const near = new IntersectionObserver(([seen]) => seen?.isIntersecting && void fetchNextPage(), {
      rootMargin: '400px',
    });
    near.observe(end.current);
    return () => near.disconnect();
    // With each page it is looked at anew: what came may leave the end where it was, in sight.
  }, [mayRead, fetchNextPage, dataUpdatedAt]);
  if (!hasNextPage) return null;
  if (isFetchNextPageError)
    return (
      <div className="p-4">
        <Trouble error={error} retry={() => void fetchNextPage()} />
      </div>
    );
  return (
    <div ref={end} className="flex justify-center p-4">
      <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchingNextPage ? t.loading : (label ?? t.more)}
      </Button>
    </div>
  );
}
