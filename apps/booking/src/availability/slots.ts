import type { House, Span, Taken } from './house';
import { overlap, seatingsFor, type Seating } from './seating-rules';

/** A time to begin, and how full the house is for as long as the visit takes. */
export interface SlotCount {
  at: number;
  /** Tables that are occupied. */
  booked: number;
  /** Tables the party can be given; where there is none, tables put together. Of no party in particular: free tables. */
  free: number;
}

export interface SlotsAsked {
  house: House;
  taken: readonly Taken[];
  /** When visits can begin, in order. */
  times: readonly number[];
  visitMinutes: number;
  bufferMinutes: number;
  guests?: number;
}

/** Somebody who waits for an answer: how long they would occupy what they are given, and how many they are. */
export interface Request extends Span {
  guests: number;
}

const minuteMs = 60_000;

/** When visits can begin: from each opening on, every step, where the visit ends before the venue closes. */
export function startTimes(
  openings: readonly Span[],
  stretches: readonly Span[],
  stepMinutes: number,
  visitMinutes: number,
): number[] {
  const times = new Set<number>();
  for (const { from, to } of openings) {
    const closes = stretches.find((stretch) => stretch.from <= from && from < stretch.to)?.to ?? to;
    const latest = closes - visitMinutes * minuteMs;
    for (let at = from; at < to && at <= latest; at += stepMinutes * minuteMs) times.add(at);
  }
  return [...times].sort((one, other) => one - other);
}

/** What is taken of each table, in the order in which it begins. */
function takenByTable(taken: readonly Taken[]): Map<string, Span[]> {
  const tables = new Map<string, Span[]>();
  for (const each of [...taken].sort((one, other) => one.from - other.from)) {
    const spans = tables.get(each.tableId);
    if (spans) spans.push(each);
    else tables.set(each.tableId, [each]);
  }
  return tables;
}

/** At which of the times, which are in order, a table is occupied within so long. */
function occupiedAt(times: readonly number[], lengthMs: number, spans: readonly Span[] = []): boolean[] {
  let next = 0;
  return times.map((at) => {
    while (next < spans.length && spans[next]!.to <= at) next++;
    return next < spans.length && spans[next]!.from < at + lengthMs;
  });
}

export function slotsOf({ house, taken, times, visitMinutes, bufferMinutes, guests }: SlotsAsked): SlotCount[] {
  const lengthMs = (visitMinutes + bufferMinutes) * minuteMs;
  const spans = takenByTable(taken);
  const active = house.tables.filter(({ isActive }) => isActive);
  const occupied = new Map(active.map(({ id }) => [id, occupiedAt(times, lengthMs, spans.get(id))]));
  const seatings = guests === undefined ? active.map(({ id }) => ({ tableIds: [id] })) : seatingsFor(guests, house);
  const singles = seatings.filter(({ tableIds }) => tableIds.length === 1).map(({ tableIds }) => tableIds);
  const together = seatings.filter(({ tableIds }) => tableIds.length > 1).map(({ tableIds }) => tableIds);
  const all = [...occupied.values()];
  return times.map((at, index) => {
    const isFree = (tableIds: string[]) => !tableIds.some((id) => occupied.get(id)?.[index]);
    return {
      at,
      booked: count(all, (each) => each[index]!),
      free: count(singles, isFree) || count(together, isFree),
    };
  });
}

function count<T>(all: readonly T[], counts: (each: T) => boolean): number {
  let found = 0;
  for (const each of all) if (counts(each)) found++;
  return found;
}

/**
 * What is taken if those who wait for an answer each get the best of what is free, in their order: so the last table is
 * not offered to ten. Who finds nothing free takes nothing.
 */
export function withRequests(house: House, taken: readonly Taken[], requests: readonly Request[]): Taken[] {
  const provisional: Taken[] = [];
  const occupied = takenByTable(taken);
  const seatings = new Map<number, Seating[]>();
  for (const { from, to, guests } of requests) {
    if (!seatings.has(guests)) seatings.set(guests, seatingsFor(guests, house));
    const isFree = (tableId: string) => !occupied.get(tableId)?.some((span) => overlap(span, { from, to }));
    const best = seatings.get(guests)!.find(({ tableIds }) => tableIds.every(isFree));
    for (const tableId of best?.tableIds ?? []) {
      provisional.push({ tableId, from, to, ownerKind: 'booking', ownerId: '' });
      occupied.set(tableId, [...(occupied.get(tableId) ?? []), { from, to }]);
    }
  }
  return [...taken, ...provisional];
}

/** The nearest of the times, the nearest first; of two that are as near, the earlier. */
export const nearest = (times: readonly number[], wanted: number, count: number): number[] =>
  [...times].sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted) || one - other).slice(0, count);
