import type { ReactNode } from 'react';
import { wordsOf } from '../api/problem';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from './button';
import { classNames } from './class-names';
import { Notice } from './notice';
import { Skeletons } from './skeletons';

// What guests' pages show too stands in files of its own: they load no more than that.
export { Empty } from './empty';
export { Badge, Notice } from './notice';
export { PageHead } from './page-head';
export { Skeleton, Skeletons } from './skeletons';

export function Card({
  title,
  actions,
  children,
  className,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={classNames('rounded-card border bg-surface p-4 sm:p-5', className)}>
      {(title || actions) && (
        <div className="mb-3 flex flex-wrap items-center gap-2">
          {title && <h2 className="min-w-0 flex-1 basis-40 text-lg font-semibold">{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}

/** What could not be read, in words, and another try. */
export const Trouble = ({ error, retry }: { error: unknown; retry?: () => void }) => {
  const t = useTexts(common);
  return (
    <Notice
      tone="danger"
      actions={
        retry && (
          <Button small onClick={retry}>
            {t.retry}
          </Button>
        )
      }
    >
      {wordsOf(error)}
    </Notice>
  );
};

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** What is asked for, once it is there; its place until then; what went wrong if it does not come. */
export function Loaded<T>({ of, rows, children }: { of: Asked<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.isPending) return <Skeletons rows={rows} />;
  return <Trouble error={of.error} retry={() => void of.refetch()} />;
}
