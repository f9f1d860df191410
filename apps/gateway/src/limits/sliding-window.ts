/**
 * How much was asked for within the last window, counted in slots of a sixth of it. A slot counts in full until it lies
 * wholly outside, so no window of any beginning lets through more than its limit; the price is that what was used up
 * comes back up to a slot later than it could.
 */
export interface SlidingWindow {
  /** The number of the newest slot; slots are counted from the beginning of time. */
  newest: number;
  /** By slot, each at its number modulo their count: what was counted here, … */
  mine: number[];
  /** … how much of that the others have been told, … */
  told: number[];
  /** … and what they have counted. */
  others: number[];
  /** All of mine and the others'. */
  sum: number;
}

export interface Verdict {
  allowed: boolean;
  remaining: number;
  /** Until some of what was used comes back. */
  resetMs: number;
}

const slotsPerWindow = 6;
/** One more, for a window that begins within a slot. */
export const slotsKept = slotsPerWindow + 1;

export const slotMs = (windowMs: number): number => windowMs / slotsPerWindow;
export const slotAt = (now: number, windowMs: number): number => Math.floor(now / slotMs(windowMs));

const zeros = (): number[] => new Array<number>(slotsKept).fill(0);

export const emptyWindow = (slot: number): SlidingWindow => ({
  newest: slot,
  mine: zeros(),
  told: zeros(),
  others: zeros(),
  sum: 0,
});

/** Forgets what has slid out. */
export function slideTo(window: SlidingWindow, slot: number): void {
  for (let next = Math.max(window.newest + 1, slot - slotsKept + 1); next <= slot; next++) {
    const place = next % slotsKept;
    window.sum -= window.mine[place]! + window.others[place]!;
    window.mine[place] = window.told[place] = window.others[place] = 0;
  }
  // A clock that was set back counts on in the newest slot.
  if (slot > window.newest) window.newest = slot;
}

/** Counts one more if the limit has room for it. What is refused is not counted: who waits as told is let in. */
export function take(window: SlidingWindow, limit: number, now: number, windowMs: number): Verdict {
  slideTo(window, slotAt(now, windowMs));
  const allowed = window.sum < limit;
  if (allowed) {
    window.mine[window.newest % slotsKept]!++;
    window.sum++;
  }
  return { allowed, remaining: Math.max(0, limit - window.sum), resetMs: resetOf(window, now, windowMs) };
}

/** How much of each slot the others do not know yet. */
export function untold(window: SlidingWindow): { slot: number; count: number }[] {
  const slots: { slot: number; count: number }[] = [];
  for (let slot = window.newest - slotsKept + 1; slot <= window.newest; slot++) {
    const place = slot % slotsKept;
    const count = window.mine[place]! - window.told[place]!;
    if (count > 0) slots.push({ slot, count });
  }
  return slots;
}

/** They know of so many more of mine now. */
export function markTold(window: SlidingWindow, slot: number, count: number): void {
  if (isKept(window, slot)) window.told[slot % slotsKept]! += count;
}

/** What all have counted in a slot, mine as far as told among it. */
export function hearTotal(window: SlidingWindow, slot: number, total: number): void {
  if (!isKept(window, slot)) return;
  const place = slot % slotsKept;
  const others = Math.max(0, total - window.told[place]!);
  window.sum += others - window.others[place]!;
  window.others[place] = others;
}

export const isKept = (window: SlidingWindow, slot: number): boolean =>
  slot > window.newest - slotsKept && slot <= window.newest;

function resetOf(window: SlidingWindow, now: number, windowMs: number): number {
  for (let slot = window.newest - slotsKept + 1; slot <= window.newest; slot++) {
    const place = slot % slotsKept;
    if (window.mine[place]! + window.others[place]! > 0) return (slot + slotsKept) * slotMs(windowMs) - now;
  }
  return 0;
}
