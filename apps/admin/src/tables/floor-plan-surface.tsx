import { useRef } from 'react';
import { useTexts } from '../texts/language';
import { usePlanDrag } from './use-plan-drag';
import { planKeys } from './plan-keys';
import { plane, shownHeight, type Edits } from './plan-rules';
import { RoomShape } from './room-shape';
import { TableShape } from './table-shape';
import { tablesTexts } from './tables-texts';
import type { Shown } from './use-plan';

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

/** The plan as it is drawn: rooms by the zones, and the tables in them. */
export function FloorPlanSurface({ shown, chosen, onChoose, onBegin, onPut }: Props) {
  const t = useTexts(tablesTexts);
  const picture = useRef<SVGSVGElement>(null);
  const drag = usePlanDrag(picture, above, { onBegin, onPut });
  const height = shownHeight(shown.map(({ place }) => place));
  const zones = [...new Set(shown.map(({ table }) => table.zone))].filter((zone) => zone !== null);
  const ofZone = (zone: string) => shown.filter(({ table }) => table.zone === zone);
  return (
    <div className="overflow-x-auto rounded-card border bg-surface">
      <svg
        ref={picture}
        viewBox={`0 ${-above} ${plane} ${height + above}`}
        role="group"
        aria-label={t.plan}
        className="block w-full min-w-160 select-none"
        onPointerDown={() => onChoose(undefined)}
        onPointerMove={drag.move}
        onPointerUp={drag.drop}
        onPointerCancel={drag.drop}
      >
        <defs>
          <pattern id="floor-grid" width={1_000} height={1_000} patternUnits="userSpaceOnUse">
            <path d="M1000 0H0V1000" className="fill-none stroke-line" strokeWidth={12} />
          </pattern>
        </defs>
        <rect y={-above} width={plane} height={height + above} fill="url(#floor-grid)" />
        {zones.map((zone) => (
          <RoomShape
            key={zone}
            zone={zone}
            held={ofZone(zone)}
            isMoved={onPut !== undefined}
            onTake={(event) => drag.take(event, 'move', ofZone(zone))}
            onKey={planKeys(ofZone(zone), { onChoose, onPut })}
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
              drag.take(event, 'move', [one]);
            }}
            onSize={(event) => drag.take(event, 'size', [one])}
            onFocus={() => onChoose(one.table.id)}
            onKey={planKeys([one], { onChoose, onPut })}
          />
        ))}
      </svg>
    </div>
  );
}
