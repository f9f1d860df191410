import type { BlockState, BookingState, Fact, TableGroupState, TableState } from '@guestflow/contracts';
import type { Span } from '../availability/house';

const minute = 60_000;
const longestHorizon = 731 * 24 * 60 * minute;

/** What a booking may have left: where it was before, which is all of it when it ended. */
export function freedByBooking({ data: { before, after } }: Fact<BookingState>): Span {
  const { booked_at, duration_minutes, buffer_minutes } = before ?? after;
  const from = Date.parse(booked_at);
  return { from, to: from + (duration_minutes + buffer_minutes) * minute };
}

export function freedByBlock({ data: { before, after } }: Fact<BlockState>): Span {
  const { starts_at, ends_at } = before ?? after;
  return { from: Date.parse(starts_at), to: Date.parse(ends_at) };
}

/** Another table, or one for more or other parties, is there for every time. Where it stands and what it is called is no news. */
export function freedByTable({ time, data: { before, after } }: Fact<TableState | TableGroupState>): Span | undefined {
  const asBefore =
    before &&
    before.is_active === after.is_active &&
    before.capacity === after.capacity &&
    before.least_guests === after.least_guests &&
    tablesOf(before) === tablesOf(after);
  if (asBefore || !after.is_active) return undefined;
  const from = Date.parse(time);
  return { from, to: from + longestHorizon };
}

const tablesOf = (state: TableState | TableGroupState): string =>
  'table_ids' in state ? [...state.table_ids].sort().join() : '';
