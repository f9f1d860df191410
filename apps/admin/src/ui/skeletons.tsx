import { askingTexts } from '../texts/asking';
import { useTexts } from '../texts/language';
import { classNames } from './class-names';

/** Keeps the place of what is still on its way. */
export const Skeleton = ({ className = 'h-5 w-full' }: { className?: string }) => (
  <span aria-hidden className={classNames('block animate-pulse rounded-control bg-sunken', className)} />
);

export const Skeletons = ({ rows = 5, className = 'h-14 w-full' }: { rows?: number; className?: string }) => {
  const t = useTexts(askingTexts);
  return (
    <div role="status" className="flex flex-col gap-2">
      <span className="sr-only">{t.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className={className} />
      ))}
    </div>
  );
};
