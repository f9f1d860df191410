import { Ahead, hoursOf, minuteMs } from '../statistics/local-time-rules';

/** A half-open time, in milliseconds. */
export interface Time {
  from: number;
  to: number;
}

/** What was said of something, and when. */
export interface Said {
  version: number;
  at: Date;
}

export interface SaidOfTable extends Said {
  table_id: string;
  is_active: boolean;
  seats: number;
}

export interface SaidOfBlock extends Said {
  block_id: string;
  starts_at: Date;
  ends_at: Date;
  /** None: the whole venue. */
  table_ids: readonly string[];
  holds: boolean;
}

/** What there was room for in an hour of the clock: tables times minutes, and their seats times minutes. */
export interface OpenHour {
  wallHour: number;
  table_minutes: number;
  seat_minutes: number;
}

/** A minute is the least that is told apart. */
const minuteOf = (at: Date): number => Math.floor(at.getTime() / minuteMs) * minuteMs;

export interface Held<Version> extends Time {
  said: Version;
}

/** When each version was the one that held: the newest of those that had been said. In order. */
export function heldTimes<Version extends Said>(versions: readonly Version[]): Held<Version>[] {
  const held: Held<Version>[] = [];
  let until = Infinity;
  for (const version of [...versions].sort((one, other) => other.version - one.version)) {
    const from = minuteOf(version.at);
    if (from >= until) continue;
    held.push({ said: version, from, to: until });
    until = from;
  }
  return held.reverse();
}

/** The same times, in order, those that touch or overlap as one. */
export function joined(times: readonly Time[]): Time[] {
  const all: Time[] = [];
  for (const { from, to } of [...times].sort((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (from >= to) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

/** Where both are. Each is in order, and without overlaps. */
export function common(some: readonly Time[], others: readonly Time[]): Time[] {
  const both: Time[] = [];
  for (let one = 0, other = 0; one < some.length && other < others.length;) {
    const [a, b] = [some[one]!, others[other]!];
    const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
    if (from < to) both.push({ from, to });
    if (a.to < b.to) one++;
    else other++;
  }
  return both;
}

/** Where the first are and the others are not. */
export function without(times: readonly Time[], taken: readonly Time[]): Time[] {
  const free: Time[] = [];
  let from = -Infinity;
  for (const each of taken) {
    free.push({ from, to: each.from });
    from = each.to;
  }
  return common(times, [...free, { from, to: Infinity }]);
}

interface Block extends Time {
  table_ids: readonly string[];
}

/** When tables took no bookings: what a block said while it was said so. */
function blockedTimes(said: readonly SaidOfBlock[]): Block[] {
  return groupsOf(said, ({ block_id }) => block_id).flatMap((versions) =>
    heldTimes(versions)
      .filter(({ said: { holds } }) => holds)
      .map(({ said: { starts_at, ends_at, table_ids }, from, to }) => ({
        from: Math.max(from, minuteOf(starts_at)),
        to: Math.min(to, minuteOf(ends_at)),
        table_ids,
      })),
  );
}

function groupsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** From this moment on there are so many more tables and seats, or fewer. */
interface Step {
  at: number;
  tables: number;
  seats: number;
}

function stepsOf(said: readonly SaidOfTable[], blocks: readonly Block[]): Step[] {
  const steps = groupsOf(said, ({ table_id }) => table_id).flatMap((versions) => {
    const { table_id } = versions[0]!;
    const blocked = joined(blocks.filter(({ table_ids }) => table_ids.includes(table_id)));
    return heldTimes(versions)
      .filter(({ said: { is_active } }) => is_active)
      .flatMap(({ said: { seats }, from: since, to: until }) =>
        without([{ from: since, to: until }], blocked).flatMap(({ from, to }) => [
          { at: from, tables: 1, seats },
          { at: to, tables: -1, seats: -seats },
        ]),
      );
  });
  return steps.sort((one, other) => one.at - other.at);
}

/**
 * What there was room for, hour by hour: the tables that were in use, while it was open and they were not blocked, as all
 * of it was said at the time. `open` is in order and within what is asked for.
 */
export function openHours(
  open: readonly Time[],
  tables: readonly SaidOfTable[],
  blocks: readonly SaidOfBlock[],
  ahead: Ahead,
): OpenHour[] {
  const blocked = blockedTimes(blocks);
  const shut = joined(blocked.filter(({ table_ids }) => table_ids.length === 0));
  const steps = stepsOf(tables, blocked);
  const hours = new Map<number, OpenHour>();
  const now = { tables: 0, seats: 0 };
  let next = 0;
  for (const { from, to } of without(open, shut)) {
    for (let at = from; at < to;) {
      for (; next < steps.length && steps[next]!.at <= at; next++) {
        now.tables += steps[next]!.tables;
        now.seats += steps[next]!.seats;
      }
      const end = Math.min(to, steps[next]?.at ?? to);
      if (now.tables > 0) addHours(hours, { from: at, to: end }, now, ahead);
      at = end;
    }
  }
  return [...hours.values()];
}

function addHours(
  hours: Map<number, OpenHour>,
  time: Time,
  { tables, seats }: { tables: number; seats: number },
  ahead: Ahead,
): void {
  for (const { wallHour, from, to } of hoursOf(time, ahead)) {
    let sum = hours.get(wallHour);
    if (!sum) hours.set(wallHour, (sum = { wallHour, table_minutes: 0, seat_minutes: 0 }));
    sum.table_minutes += ((to - from) / minuteMs) * tables;
    sum.seat_minutes += ((to - from) / minuteMs) * seats;
  }
}
