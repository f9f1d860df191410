import type { Place } from './day-rules';
import type { Span } from './grid-rules';

export type Told = 'free' | 'question' | 'taken';

export interface Dragged {
  bookingId: string;
  place: Place;
  /** It stays in its rows: of several tables. */
  timeOnly: boolean;
}

/** What the grid is asked while something is dragged over it. */
export interface Ground {
  axis: Span;
  /** What may be dragged; undefined for what stays where it is. */
  dragged: (bookingId: string) => Dragged | undefined;
  /** Whether the table is free there for it, and in words. */
  judge: (dragged: Dragged, place: Place) => { told: Told; text: string };
  onDrop: (dragged: Dragged, place: Place) => void;
  /** Where nothing is yet. Undefined for who may not write anything there. */
  empty?: EmptyGround;
  say: (text: string) => void;
  sayPutBack: (bookingId: string) => void;
}

export interface EmptyGround {
  /** How long nothing has the table around an instant; undefined where something has it. */
  gap: (tableId: string, at: number) => Span | undefined;
  text: (span: Span) => string;
  /** A new booking is to be there; without an end, as long as is usual. */
  onChoose: (tableId: string, from: number, to?: number) => void;
}
