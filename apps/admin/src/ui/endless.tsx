import { useEffect, useRef } from 'react';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from './button';

interface Props {
  hasNext: boolean;
  isFetchingNext: boolean;
  next: () => void;
  label?: string;
}

/** The end of what is shown of a list: once it is seen the next of it is fetched, and whoever uses keys may press it. */
export function EndlessEnd({ hasNext, isFetchingNext, next, label }: Props) {
  const t = useTexts(common);
  const place = useRef<HTMLDivElement>(null);
  const fetchNext = useRef(next);
  fetchNext.current = next;
  useEffect(() => {
    if (!hasNext || isFetchingNext || !place.current) return undefined;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && fetchNext.current());
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [hasNext, isFetchingNext]);
  if (!hasNext) return null;
  return (
    <div ref={place} className="flex justify-center py-2">
      <Button small busy={isFetchingNext} onClick={next}>
        {label ?? t.more}
      </Button>
    </div>
  );
}
