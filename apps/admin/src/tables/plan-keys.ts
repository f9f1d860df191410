import type { KeyboardEvent } from 'react';
import { grid, moved, sized, turned, type Edits, type Place } from './plan-rules';
import type { Shown } from './use-plan';

const arrows: Record<string, [right: number, down: number]> = {
  ArrowLeft: [-grid, 0],
  ArrowRight: [grid, 0],
  ArrowUp: [0, -grid],
  ArrowDown: [0, grid],
};

interface Moves {
  onChoose: (id: string) => void;
  /** Without it the plan is only looked at. */
  onPut?: (edits: Edits) => void;
}

/** Moving, turning and sizing what stands on the plan by keys: a table, or all of a room. */
export const planKeys =
  (held: Shown[], { onChoose, onPut }: Moves) =>
  (event: KeyboardEvent): void => {
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
