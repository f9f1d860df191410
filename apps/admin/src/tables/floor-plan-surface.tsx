import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { classNames } from '../ui/class-names';
import {
  alongSides,
  boxAround,
  boxOf,
  grid,
  moved,
  plane,
  shownHeight,
  sized,
  turned,
  type Edits,
  type Place,
} from './plan-rules';
import { tablesTexts } from './tables-texts';
import type { Table } from './use-tables';

export interface Shown {
  table: Table;
  place: Place;
}

interface Drag {
  part: 'move' | 'size';
  from: { x: number; y: number };
  places: Record<string, Place>;
  begun: boolean;
}

interface Props {
  shown: Shown[];
  chosen?: string;
  onChoose: (id: string | undefined) => void;
  onBegin: () => void;
  /** Without it the plan is only looked at. */
  onPut?: (edits: Edits, options?: { begun?: boolean }) => void;
}

/** Above the plane, where the names of the rooms at its edge stand. */
const above = 800;

const arrows: Record<string, [right: number, down: number]> = {
  ArrowLeft: [-grid, 0],
  ArrowRight: [grid, 0],
  ArrowUp: [0, -grid],
  ArrowDown: [0, grid],
};

export function FloorPlanSurface({ shown, chosen, onChoose, onBegin, onPut }: Props) {
  const t = useTexts(tablesTexts);
  const picture = useRef<SVGSVGElement>(null);
  const drag = useRef<Drag>(undefined);
  const height = shownHeight(shown.map(({ place }) => place));
  const zones = [...new Set(shown.map(({ table }) => table.zone))].filter((zone) => zone !== null);
  const ofZone = (zone: string) => shown.filter(({ table }) => table.zone === zone);

  const pointOf = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width } = picture.current!.getBoundingClientRect();
    return { x: ((clientX - left) / width) * plane, y: ((clientY - top) / width) * plane - above };
  };
  const take = (event: PointerEvent, part: Drag['part'], held: Shown[]) => {
    if (!onPut || event.button !== 0) return;
    event.stopPropagation();
    const places = Object.fromEntries(held.map(({ table, place }) => [table.id, place]));
    drag.current = { part, from: pointOf(event), places, begun: false };
    picture.current!.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const held = drag.current;
    if (!held) return;
    const { x, y } = pointOf(event);
    const [right, down] = [x - held.from.x, y - held.from.y];
    if (!held.begun && Math.hypot(right, down) < grid / 2) return;
    if (!held.begun) onBegin();
    held.begun = true;
    const pulled = (place: Place) => {
      if (held.part === 'move') return moved(place, right, down);
      const [wider, deeper] = alongSides(place, right, down);
      return sized(place, place.width + wider, place.height + deeper);
    };
    onPut?.(Object.fromEntries(Object.entries(held.places).map(([id, place]) => [id, pulled(place)])), { begun: true });
  };
  const drop = () => (drag.current = undefined);

  const keyOn = (held: Shown[]) => (event: KeyboardEvent) => {
    const [first] = held;
    if (!onPut || !first || event.ctrlKey || event.metaKey) return;
    const arrow = arrows[event.key];
    const put = (change: (place: Place) => Place | null) =>
      onPut(Object.fromEntries(held.map(({ table, place }) => [table.id, change(place)])));
    if (arrow) put((place) => moved(place, arrow[0] * (event.shiftKey ? 4 : 1), arrow[1] * (event.shiftKey ? 4 : 1)));
    else if (held.length > 1) return;
    else if (event.code === 'KeyR') put((place) => turned(place, event.shiftKey ? -15 : 15));
    else if (event.key === '+' || event.key === '=')
      put((place) => sized(place, place.width + grid, place.height + grid));
    else if (event.key === '-') put((place) => sized(place, place.width - grid, place.height - grid));
    else if (event.key === 'Delete' || event.key === 'Backspace') put(() => null);
    else if (event.key === 'Enter' || event.key === ' ') onChoose(first.table.id);
    else return;
    event.preventDefault();
  };

  return (
    <div className="overflow-x-auto rounded-card border bg-surface">
      <svg
        ref={picture}
        viewBox={`0 ${-above} ${plane} ${height + above}`}
        role="group"
        aria-label={t.plan}
        className="block w-full min-w-160 select-none"
        onPointerDown={() => onChoose(undefined)}
        onPointerMove={move}
        onPointerUp={drop}
        onPointerCancel={drop}
      >
        <defs>
          <pattern id="floor-grid" width={1_000} height={1_000} patternUnits="userSpaceOnUse">
            <path d="M1000 0H0V1000" className="fill-none stroke-line" strokeWidth={12} />
          </pattern>
        </defs>
        <rect y={-above} width={plane} height={height + above} fill="url(#floor-grid)" />
        {zones.map((zone) => (
          <Room
            key={zone}
            zone={zone}
            held={ofZone(zone)}
            isMoved={onPut !== undefined}
            onTake={(event) => take(event, 'move', ofZone(zone))}
            onKey={keyOn(ofZone(zone))}
          />
        ))}
        {shown.map((one) => (
          <TableShape
            key={one.table.id}
            one={one}
            isChosen={one.table.id === chosen}
            isMoved={onPut !== undefined}
            onTake={(event) => {
              onChoose(one.table.id);
              take(event, 'move', [one]);
            }}
            onSize={(event) => take(event, 'size', [one])}
            onFocus={() => onChoose(one.table.id)}
            onKey={keyOn([one])}
          />
        ))}
      </svg>
    </div>
  );
}

/** Those of one zone stand in one room; by its name all of it is moved. */
function Room({
  zone,
  held,
  isMoved,
  onTake,
  onKey,
}: {
  zone: string;
  held: Shown[];
  isMoved: boolean;
  onTake: (event: PointerEvent) => void;
  onKey: (event: KeyboardEvent) => void;
}) {
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

function TableShape({
  one: { table, place },
  isChosen,
  isMoved,
  onTake,
  onSize,
  onFocus,
  onKey,
}: {
  one: Shown;
  isChosen: boolean;
  isMoved: boolean;
  onTake: (event: PointerEvent) => void;
  onSize: (event: PointerEvent) => void;
  onFocus: () => void;
  onKey: (event: KeyboardEvent) => void;
}) {
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
