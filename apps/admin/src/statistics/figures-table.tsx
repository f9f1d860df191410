import type { ReactNode } from 'react';

export interface Figures {
  heads: string[];
  /** The first cell of each says whose figures these are. */
  rows: { key: string; cells: ReactNode[] }[];
}

/** Figures as a table that is read by ear and by keyboard too. What is too wide is moved inside of it. */
export function FiguresTable({ caption, heads, rows }: Figures & { caption: string }) {
  return (
    <div
      role="region"
      aria-label={caption}
      // Moved by the arrow keys.
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-control border print:max-h-none"
    >
      <table className="w-full border-collapse text-sm tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-sunken">
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={`px-3 py-2 font-medium ${at === 0 ? 'text-left' : 'text-right'}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ key, cells: [name, ...rest] }) => (
            <tr key={key}>
              <th scope="row" className="px-3 py-1.5 text-left font-normal">
                {name}
              </th>
              {rest.map((cell, at) => (
                <td key={at} className="px-3 py-1.5 text-right whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
