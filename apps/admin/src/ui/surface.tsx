import type { LucideIcon } from 'lucide-react';
import { CircleAlert, Info } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { wordsOf } from '../api/problem';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from './button';
import { classNames } from './class-names';

/** The head of a page. Whoever comes to it, by keyboard or by ear, begins here. */
export function PageHead({ title, children, note }: { title: string; note?: ReactNode; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · GuestFlow`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className={classNames('min-w-24 flex-1', note ? 'max-sm:basis-full' : undefined)}>
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold tracking-tight break-words">
          {title}
        </h1>
        {note && <p className="text-soft">{note}</p>}
      </div>
      {children}
    </div>
  );
}

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

type Tone = 'plain' | 'accent' | 'warn' | 'danger' | 'info';
const tones: Record<Tone, string> = {
  plain: 'bg-sunken text-ink',
  accent: 'bg-accent-soft text-accent-text',
  warn: 'bg-warn-soft text-warn-text',
  danger: 'bg-danger-soft text-danger-text',
  info: 'bg-info-soft text-info-text',
};

export const Badge = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={classNames('inline-flex items-center rounded-full px-2.5 py-0.5 text-sm font-medium', tones[tone])}>
    {children}
  </span>
);

export const Notice = ({
  tone = 'info',
  children,
  actions,
}: {
  tone?: Tone;
  children: ReactNode;
  actions?: ReactNode;
}) => (
  <div
    role={tone === 'danger' ? 'alert' : 'status'}
    className={classNames('flex flex-wrap items-center gap-3 rounded-control px-4 py-3', tones[tone])}
  >
    {tone === 'danger' ? (
      <CircleAlert aria-hidden className="size-5 shrink-0" />
    ) : (
      <Info aria-hidden className="size-5 shrink-0" />
    )}
    <div className="min-w-0 flex-1 basis-48">{children}</div>
    {actions}
  </div>
);

/** Where there is nothing yet: what this is for, and how it begins. */
export const Empty = ({
  icon: Icon,
  title,
  text,
  children,
}: {
  icon?: LucideIcon;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}) => (
  <div className="flex flex-col items-center gap-3 px-4 py-12 text-center">
    {Icon && <Icon aria-hidden className="size-10 text-soft" />}
    <p className="text-lg font-semibold">{title}</p>
    {text && <p className="max-w-md text-soft">{text}</p>}
    {children}
  </div>
);

/** Keeps the place of what is still on its way. */
export const Skeleton = ({ className = 'h-5 w-full' }: { className?: string }) => (
  <span aria-hidden className={classNames('block animate-pulse rounded-control bg-sunken', className)} />
);

export const Skeletons = ({ rows = 5, className = 'h-14 w-full' }: { rows?: number; className?: string }) => {
  const t = useTexts(common);
  return (
    <div role="status" className="flex flex-col gap-2">
      <span className="sr-only">{t.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className={className} />
      ))}
    </div>
  );
};

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
