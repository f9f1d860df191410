import { randomUUID } from 'node:crypto';
import { BookingState, EventName, Fact, StateOf, typeOf } from '@guestflow/contracts';

const dayMs = 86_400_000;
export const days = 1_000;

/** The same numbers each time, between 0 and 1. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const factOf = <Name extends EventName>(
  name: Name,
  venueid: string,
  after: StateOf<Name> & { id: string; version: number },
  time = new Date(),
): Fact => ({
  ...{ specversion: '1.0', id: randomUUID(), source: '/guestflow/bench', type: typeOf(name), subject: after.id },
  ...{ time: time.toISOString(), datacontenttype: 'application/json', venueid, actor: 'system' },
  data: { version: after.version, after },
});

/** A busy venue: three thousand days of evenings would be too few, so it has many tables. */
export interface House {
  venueId: string;
  tables: string[];
  guests: string[];
  /** The first of its days. */
  opened: number;
}

export const houseOf = (bookings: number): House => ({
  venueId: randomUUID(),
  tables: Array.from({ length: 60 }, () => randomUUID()),
  guests: Array.from({ length: Math.ceil(bookings * 0.15) }, () => randomUUID()),
  opened: Math.floor(Date.now() / dayMs) * dayMs - (days - 30) * dayMs,
});

const sources = ['bot', 'bot', 'web', 'manual', 'walk_in', 'partner'] as const;
const parties = [1, 2, 2, 2, 2, 3, 4, 4, 5, 6, 8, 12];
const any = <Item>(items: readonly Item[], number: number): Item => items[Math.floor(number * items.length)]!;

/** Some come often and most once, some hours and days are fuller than others, some do not come. */
export function bookingOf({ tables, guests, opened }: House, next: () => number): BookingState {
  const day = Math.floor(next() * days);
  const evening = next() < 0.7 ? 18 + next() * 3 : 11 + next() * 6;
  const booked = opened + day * dayMs + Math.floor(evening * 4) * 900_000 - 3 * 3_600_000;
  const source = any(sources, next());
  const made = new Date(booked - (source === 'walk_in' ? 0 : next() ** 3 * 20 * dayMs)).toISOString();
  const booked_at = new Date(booked).toISOString();
  const fate = booked > Date.now() ? 0.9 : next();
  const ahead = booked > Date.now();
  const status = ahead ? 'confirmed' : fate < 0.8 ? 'completed' : fate < 0.87 ? 'no_show' : 'cancelled';
  const came = status === 'completed' ? booked_at : null;
  return {
    ...{ id: randomUUID(), version: 4, status, source, booked_at, duration_minutes: 90 + Math.floor(next() * 4) * 15 },
    guest_id: source === 'walk_in' ? null : guests[Math.floor(next() ** 2 * guests.length)]!,
    ...{ table_ids: [any(tables, next())], buffer_minutes: 0, guests_count: any(parties, next()), tags: [] },
    ...{ confirmed_at: made, arrived_at: came, completed_at: came, overrides: [], created_by_user_id: null },
    ...{ cancelled_at: status === 'cancelled' ? made : null, cancelled_by: status === 'cancelled' ? 'guest' : null },
    ...{ guest_says: null, late_minutes: null, created_at: made, updated_at: booked_at },
  };
}
