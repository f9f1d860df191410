import { useRef, type PointerEvent, type RefObject } from 'react';
import { alongSides, grid, moved, plane, sized, type Edits, type Place } from './plan-rules';
import type { Shown } from './use-plan';

interface Drag {
  part: 'move' | 'size';
  from: { x: number; y: number };
  places: Record<string, Place>;
  begun: boolean;
}

interface Moves {
  onBegin: () => void;
  /** Without it the plan is only looked at. */
  onPut?: (edits: Edits, options?: { begun?: boolean }) => void;
}

/** Moving and sizing what stands on the plan by mouse and touch. `above`: what of the picture is above the plane. */
export function usePlanDrag(picture: RefObject<SVGSVGElement | null>, above: number, { onBegin, onPut }: Moves) {
  const drag = useRef<Drag>(undefined);
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
  return { take, move, drop };
}
