import type { Shape } from '../api/client';
import { minuteMs, spanOf, type Span } from './grid-rules';

export type Calendar = Shape<'CalendarDto'>;
export type CalendarTable = Shape<'CalendarTableDto'>;
export type CalendarBooking = Shape<'CalendarBookingDto'>;

const holding: readonly CalendarBooking['status'][] = ['confirmed', 'arrived'];
const active: readonly CalendarBooking['status'][] = ['new', ...holding];

/** Whether it has its tables for itself. */
export const holdsTable = ({ status }: Pick<CalendarBooking, 'status'>): boolean => holding.includes(status);
/** Whether it can still come to something, and so be moved. */
export const isActive = ({ status }: Pick<CalendarBooking, 'status'>): boolean => active.includes(status);

export const visitOf = ({ booked_at, ends_at }: CalendarBooking): Span => spanOf({ from: booked_at, to: ends_at });
export const heldOf = ({ booked_at, held_until }: CalendarBooking): Span => spanOf({ from: booked_at, to: held_until });

/** Half-open: what ends where the other begins does not touch it. */
export const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/** What stands in the way: whose it is, and for how long. */
export interface InTheWay extends Span {
  table: CalendarTable;
  booking?: CalendarBooking;
  kind: 'booking' | 'block' | 'hold';
}

/** The first thing that has the table in that time. */
export const inTheWay = (table: CalendarTable, span: Span, exceptId?: string): InTheWay | undefined =>
  takenOf(table, exceptId).filter((each) => overlap(each, span))[0];

function takenOf(table: CalendarTable, exceptId?: string): InTheWay[] {
  const taken: InTheWay[] = [
    ...table.bookings
      .filter((booking) => booking.id !== exceptId && holdsTable(booking))
      .map((booking) => ({ ...heldOf(booking), kind: 'booking' as const, booking, table })),
    ...table.blocks.map((block) => ({ ...spanOf(block), kind: 'block' as const, table })),
    ...table.holds.map((hold) => ({ ...spanOf(hold), kind: 'hold' as const, table })),
  ];
  return taken.sort((a, b) => a.from - b.from);
}

/** How long nothing has the table around an instant; undefined where something has it. */
export function gapAt(table: CalendarTable, at: number): Span | undefined {
  const taken = takenOf(table);
  if (taken.some((each) => overlap(each, { from: at, to: at + 1 }))) return undefined;
  return {
    from: Math.max(...taken.filter(({ to }) => to <= at).map(({ to }) => to), -Infinity),
    to: Math.min(...taken.filter(({ from }) => from > at).map(({ from }) => from), Infinity),
  };
}

export interface Wish {
  /** Which booking: it is not in its own way. */
  bookingId?: string;
  tableIds: readonly string[];
  /** The visit. */
  from: number;
  to: number;
  /** What is kept free afterwards, in milliseconds. */
  bufferMs: number;
  guests: number;
  /** It begins when it did: then it may have begun already, and its tables stay its own. */
  sameStart?: boolean;
  had?: readonly string[];
}

/** `small` and `closed` can be meant all the same, by who may; the others not. */
export type Verdict =
  | { is: 'free' }
  | { is: 'taken'; by: InTheWay }
  | { is: 'inactive' }
  | { is: 'past' }
  | { is: 'small'; capacity: number }
  | { is: 'closed' };

/** How late staff may still write down who came. */
const backMs = 15 * minuteMs;

/** What the API will say, as far as one can know it here: it is asked all the same. */
export function verdictOn({ tables, opens }: Calendar, wish: Wish, now: number): Verdict {
  const wanted = tables.filter(({ id }) => wish.tableIds.includes(id));
  const own = (id: string) => wish.sameStart && wish.had?.includes(id);
  if (wanted.some(({ id, is_active, deleted }) => deleted || !(is_active || own(id)))) return { is: 'inactive' };
  const span = { from: wish.from, to: wish.to + wish.bufferMs };
  for (const table of wanted) {
    const by = inTheWay(table, span, wish.bookingId);
    if (by) return { is: 'taken', by };
  }
  if (!wish.sameStart && wish.from < now - backMs) return { is: 'past' };
  // A group of tables may seat more than its tables do: only a single one is judged here.
  const [table] = wanted;
  if (wanted.length === 1 && table && table.capacity !== null && wish.guests > table.capacity) {
    return { is: 'small', capacity: table.capacity };
  }
  const open = opens.map(spanOf).some(({ from, to }) => from <= wish.from && wish.to <= to);
  return open ? { is: 'free' } : { is: 'closed' };
}

export const isFree = (verdict: Verdict): boolean => verdict.is === 'free';
/** Whether it comes down to a question: may it be all the same? */
export const isQuestion = (verdict: Verdict): boolean => verdict.is === 'small' || verdict.is === 'closed';

/** What is at a table at an instant: on the floor plan. */
export type TableNow =
  | { is: 'off' }
  | { is: 'free'; next?: CalendarBooking }
  | { is: 'taken'; booking: CalendarBooking; next?: CalendarBooking }
  | { is: 'blocked'; until: number }
  | { is: 'held'; until: number };

export function tableAt(table: CalendarTable, at: number, now: number): TableNow {
  if (!table.is_active || table.deleted) return { is: 'off' };
  const moment = { from: at, to: at + 1 };
  const holdingIt = table.bookings.filter(holdsTable);
  const next = holdingIt.filter(({ booked_at }) => Date.parse(booked_at) > at)[0];
  const booking =
    holdingIt.find((each) => overlap(visitOf(each), moment)) ??
    // Who has not gone after his time is there still; that he will be, nobody says.
    (at <= now ? holdingIt.find((each) => each.status === 'arrived' && visitOf(each).to <= at) : undefined);
  if (booking) return { is: 'taken', booking, next };
  const block = table.blocks.map(spanOf).find((each) => overlap(each, moment));
  if (block) return { is: 'blocked', until: block.to };
  const hold = table.holds.map(spanOf).find((each) => overlap(each, moment));
  if (hold) return { is: 'held', until: hold.to };
  return { is: 'free', next };
}
