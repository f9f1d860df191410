import type { ReactNode } from 'react';
import { figure } from './figures';

/** What the charts are drawn with: our colours, which know both themes. */
export const axis = {
  stroke: 'var(--line)',
  tick: { fill: 'var(--soft)', fontSize: 12 },
  tickLine: false,
} as const;
export const grid = { stroke: 'var(--line)', vertical: false } as const;
export const chartMargin = { top: 8, right: 8, bottom: 0, left: 0 };

export interface Series {
  key: string;
  name: string;
  /** Told apart by more than colour: `hollow` is only an outline. */
  colour: string;
  hollow?: boolean;
}

export const barOf = ({ colour, hollow }: Series) => ({
  fill: hollow ? 'var(--surface)' : colour,
  stroke: colour,
  strokeWidth: hollow ? 1.5 : 0,
  isAnimationActive: false,
});

export const Swatch = ({ colour, hollow }: Pick<Series, 'colour' | 'hollow'>) => (
  <span
    aria-hidden
    className="inline-block size-3 rounded-sm border-2"
    style={{ borderColor: colour, background: hollow ? 'transparent' : colour }}
  />
);

export const Legend = ({ series }: { series: Series[] }) => (
  <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
    {series.map((one) => (
      <li key={one.key} className="inline-flex items-center gap-2">
        <Swatch colour={one.colour} hollow={one.hollow} />
        {one.name}
      </li>
    ))}
  </ul>
);

/** For who hears the page the picture is one sentence; the figures stand in the table. */
export const Picture = ({ label, children }: { label: string; children: ReactNode }) => (
  <div
    role="img"
    aria-label={label}
    className="h-64 w-full print:[&_svg]:h-auto print:[&_svg]:w-full print:[&_.recharts-responsive-container>*]:w-full! print:[&_.recharts-wrapper]:w-full!"
  >
    {children}
  </div>
);

interface Pointed {
  active?: boolean;
  label?: unknown;
  payload?: readonly { dataKey?: unknown; value?: unknown }[];
}

function valueOf(payload: NonNullable<Pointed['payload']>, key: string): number | null {
  const value = payload.find(({ dataKey }) => dataKey === key)?.value;
  return typeof value === 'number' ? value : null;
}

/** What stands under the pointer. */
export function Pointer({
  active,
  label,
  payload,
  series,
  labelOf,
}: Pointed & { series: Series[]; labelOf: (label: string) => string }) {
  if (!active || !payload?.length) return null;
  return (
    <div className="rounded-control border bg-raised px-3 py-2 text-sm shadow-raised">
      <p className="mb-1 font-medium">{labelOf(String(label))}</p>
      {series.map((one) => (
        <p key={one.key} className="flex items-center gap-2">
          <Swatch colour={one.colour} hollow={one.hollow} />
          <span className="flex-1">{one.name}</span>
          <b className="tabular-nums">{figure(valueOf(payload, one.key))}</b>
        </p>
      ))}
    </div>
  );
}
