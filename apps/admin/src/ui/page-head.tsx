import { useEffect, useRef, type ReactNode } from 'react';
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
      <div className={classNames('min-w-24 flex-1', Boolean(note) && 'max-sm:basis-full')}>
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold tracking-tight break-words">
          {title}
        </h1>
        {note && <p className="text-soft">{note}</p>}
      </div>
      {children}
    </div>
  );
}
