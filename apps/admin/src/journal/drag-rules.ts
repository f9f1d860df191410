// What a drag over the grid comes to: from where something was taken to where it is held.
import type { Place } from './day-rules';
import { movedBy, rowAt, stretchedBy, type Row, type Span } from './grid-rules';
import type { Dragged } from './ground';

/** Where the rows of the grid are and how wide its time is, in the pixels of its content. */
export interface Layout {
  /** From the top down. */
  rows: Row[];
  left: number;
  msPerPixel: number;
}

export interface Point {
  x: number;
  y: number;
}

/** What was taken, and where. */
export interface Grip {
  dragged: Dragged;
  by: 'middle' | 'end';
  rowId: string;
  from: Point;
}

/** The row that something is in; of what is nowhere, the first. */
export const rowOf = ({ rows }: Layout, id: string): Row => rows.find((row) => row.id === id) ?? rows[0]!;

/** Where it is to be when it is held there, and in which row that is shown. */
export function heldAt(axis: Span, layout: Layout, grip: Grip, at: Point, stepMs: number): { place: Place; row: Row } {
  const { dragged, by, rowId, from } = grip;
  const change = by === 'end' ? stretchedBy : movedBy;
  const span = change(axis, dragged.place, (at.x - from.x) * layout.msPerPixel, stepMs);
  const own = rowOf(layout, rowId);
  if (by === 'end' || dragged.timeOnly) return { place: { tableIds: dragged.place.tableIds, ...span }, row: own };
  // What has a table is not put back among those that have none.
  const rows = layout.rows.filter(({ id }) => id !== '' || dragged.place.tableIds.length === 0);
  const row = rowAt(rows, at.y) ?? own;
  const tableIds = row.id === rowId ? dragged.place.tableIds : row.id ? [row.id] : [];
  return { place: { tableIds, ...span }, row };
}

export const instantAtX = (axis: Span, { left, msPerPixel }: Layout, x: number): number =>
  axis.from + (x - left) * msPerPixel;

/** From where it was pressed to where it is held, whichever comes first: in whole steps, and no further than it is free. */
export function drawnBetween(axis: Span, pressed: number, held: number, stepMs: number, free: Span = axis): Span {
  const steps = (at: number) => (at - axis.from) / stepMs;
  const first = Math.floor(steps(Math.min(pressed, held)));
  const last = Math.max(Math.ceil(steps(held)), Math.floor(steps(pressed)) + 1);
  return {
    from: Math.max(axis.from + first * stepMs, axis.from, free.from),
    to: Math.min(axis.from + last * stepMs, axis.to, free.to),
  };
}

/** Whether a length was meant: whose hand only trembled meant a beginning. */
export const hasLength = ({ from, to }: Span, stepMs: number): boolean => to - from > stepMs;
