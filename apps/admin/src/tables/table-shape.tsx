import type { KeyboardEvent, PointerEvent } from 'react';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { classNames } from '../ui/class-names';
import { tablesTexts } from './tables-texts';
import type { Shown } from './use-plan';

interface Props {
  one: Shown;
  isChosen: boolean;
  isMoved: boolean;
  onTake: (event: PointerEvent) => void;
  onSize: (event: PointerEvent) => void;
  onFocus: () => void;
  onKey: (event: KeyboardEvent) => void;
}

/** A table as it stands on the plan; the one that is chosen is made bigger by its corner. */
export function TableShape({ one: { table, place }, isChosen, isMoved, onTake, onSize, onFocus, onKey }: Props) {
  const t = useTexts(tablesTexts);
  const words = useTexts(common);
  const { x, y, width, height, turned: degrees, shape } = place;
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const seats = table.capacity === null ? t.anyParty : words.seats(table.capacity);
  const label = [t.table(table.name), seats, table.zone, !table.is_active && t.notInUse].filter(Boolean).join(', ');
  return (
    <g>
      <g
        role={isMoved ? 'button' : 'img'}
        tabIndex={isMoved ? 0 : undefined}
        aria-label={label}
        aria-pressed={isMoved ? isChosen : undefined}
        onPointerDown={onTake}
        onFocus={onFocus}
        onKeyDown={onKey}
        className={classNames('outline-none', isMoved && 'cursor-move touch-none')}
      >
        <g transform={`rotate(${degrees} ${middleX} ${middleY})`}>
          <rect
            {...{ x, y, width, height }}
            rx={shape === 'round' ? Math.min(width, height) / 2 : 140}
            strokeWidth={isChosen ? 60 : 25}
            strokeDasharray={table.is_active ? undefined : '90 70'}
            className={classNames(
              isChosen ? 'fill-accent-soft stroke-accent' : 'fill-raised stroke-edge',
              !table.is_active && 'opacity-70',
            )}
          />
          {isChosen && isMoved && (
            <rect
              x={x + width - 160}
              y={y + height - 160}
              width={320}
              height={320}
              rx={90}
              className="cursor-nwse-resize touch-none fill-accent stroke-surface"
              strokeWidth={30}
              onPointerDown={onSize}
            />
          )}
        </g>
      </g>
      <text
        aria-hidden
        x={middleX}
        y={middleY - 20}
        textAnchor="middle"
        fontSize={320}
        className="pointer-events-none fill-ink font-semibold"
      >
        {table.name.length > 8 ? `${table.name.slice(0, 7)}…` : table.name}
      </text>
      <text
        aria-hidden
        x={middleX}
        y={middleY + 290}
        textAnchor="middle"
        fontSize={230}
        className="pointer-events-none fill-soft"
      >
        {table.capacity ?? '∞'}
      </text>
    </g>
  );
}
