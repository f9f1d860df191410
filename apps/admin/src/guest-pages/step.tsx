import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  title: string;
  /** Whoever goes on, by keyboard or by ear, is led here. */
  isNext?: boolean;
  children: ReactNode;
}

/** A part of the way, with what it is about above it. */
export function Step({ title, isNext, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isNext) return;
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [isNext]);
  return (
    <section className="flex flex-col gap-4 rounded-card border bg-surface p-4 sm:p-5">
      <h2 ref={heading} tabIndex={-1} className="scroll-mt-4 text-lg font-semibold outline-none">
        {title}
      </h2>
      {children}
    </section>
  );
}
