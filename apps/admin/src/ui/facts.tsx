import type { ReactNode } from 'react';

/** Names and what stands for them, beneath each other. What is empty is left out. */
export const Facts = ({ of }: { of: [name: string, value: ReactNode][] }) => (
  <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(7rem,auto)_minmax(0,1fr)]">
    {of
      .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
      .map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft max-sm:-mb-2">{name}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line">{value}</dd>
        </div>
      ))}
  </dl>
);
