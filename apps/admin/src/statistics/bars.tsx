import type { ReactNode } from 'react';

/** Names with a bar each and what it stands for in figures beside it: a list to anybody who reads it. */
export function Bars({ rows }: { rows: { key: string; name: ReactNode; share: number; said: ReactNode }[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {rows.map(({ key, name, share, said }) => (
        <li key={key}>
          <div className="mb-1 flex gap-3">
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="tabular-nums">{said}</span>
          </div>
          <div aria-hidden className="h-2.5 overflow-hidden rounded-full bg-sunken">
            <div className="h-full rounded-full bg-accent" style={{ width: `${Math.min(100, share)}%` }} />
          </div>
        </li>
      ))}
    </ul>
  );
}
