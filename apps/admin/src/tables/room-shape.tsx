import type { KeyboardEvent, PointerEvent } from 'react';
import { useTexts } from '../texts/language';
import { classNames } from '../ui/class-names';
import { boxAround, boxOf } from './plan-rules';
import { tablesTexts } from './tables-texts';
import type { Shown } from './use-plan';

interface Props {
  zone: string;
  held: Shown[];
  isMoved: boolean;
  onTake: (event: PointerEvent) => void;
  onKey: (event: KeyboardEvent) => void;
}

/** Those of one zone stand in one room; by its name all of it is moved. */
export function RoomShape({ zone, held, isMoved, onTake, onKey }: Props) {
  const t = useTexts(tablesTexts);
  const box = boxAround(
    held.map(({ place }) => boxOf(place)),
    300,
  );
  return (
    <g>
      <rect
        {...box}
        rx={250}
        strokeWidth={20}
        strokeDasharray="120 90"
        className="pointer-events-none fill-accent-soft/40 stroke-edge"
      />
      <g
        {...(isMoved && { role: 'button', tabIndex: 0, 'aria-label': t.room(zone) })}
        onPointerDown={onTake}
        onKeyDown={onKey}
        className={classNames(isMoved && 'cursor-move touch-none')}
      >
        <rect
          x={box.x}
          y={box.y - 420}
          width={zone.length * 170 + 300}
          height={400}
          rx={150}
          className="fill-surface"
        />
        <text x={box.x + 150} y={box.y - 120} fontSize={270} className="fill-ink font-semibold">
          {zone}
        </text>
      </g>
    </g>
  );
}
