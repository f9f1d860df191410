import type { BlockState, BookingState, Fact } from '@guestflow/contracts';
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

/** Another table is there for every time. */
export function fromNowOn({ time }: Pick<Fact, 'time'>): Span {
  const from = Date.parse(time);
  return { from, to: from + longestHorizon };
}
