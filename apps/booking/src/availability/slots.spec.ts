import { dayOf, daysAfter, defaultSettings, isOpenFor, OpeningHours, openingsOn, weekdays } from '@guestflow/contracts';
import * as fc from 'fast-check';
import { timesOn } from './day-times';
import type { House, Span, Table, TableGroup, Taken } from './house';
import { freeSeatings } from './seating-rules';
import { nearest, slotsOf, startTimes, withRequests } from './slots';

const minute = 60_000;
const hours = (from: number, to: number): Span => ({ from: from * 60 * minute, to: to * 60 * minute });
const table = (id: string, capacity: number | null, more: Partial<Table> = {}): Table => ({
  ...{ id, name: id, capacity, leastGuests: 1, zone: null, sortOrder: 0, isActive: true },
  ...more,
});
const group = (id: string, tableIds: string[], capacity: number): TableGroup => ({
  ...{ id, name: id, tableIds, capacity, leastGuests: 1, sortOrder: 0, isActive: true },
});
const taken = (tableId: string, { from, to }: Span): Taken => ({
  ...{ tableId, from, to, ownerKind: 'booking', ownerId: 'b' },
});
const inHours = (times: number[]) => times.map((at) => at / 60 / minute);

describe('the times to begin', () => {
  it('go from the opening on, step by step, as long as the visit ends before the closing', () => {
    const day = [hours(10, 14)];
    expect(inHours(startTimes(day, day, 60, 120))).toEqual([10, 11, 12]);
    expect(inHours(startTimes(day, day, 90, 120))).toEqual([10, 11.5]);
    expect(inHours(startTimes(day, day, 60, 240))).toEqual([10]);
    expect(inHours(startTimes(day, day, 60, 241))).toEqual([]);
    expect(startTimes([], [], 30, 60)).toEqual([]);
  });

  it('are counted from each opening anew, and a visit goes on where openings touch', () => {
    expect(inHours(startTimes([hours(10, 13), hours(18, 20)], [hours(10, 13), hours(18, 20)], 60, 120))).toEqual([
      10, 11, 18,
    ]);
    expect(inHours(startTimes([hours(10, 12.5), hours(12.5, 15)], [hours(10, 15)], 60, 120))).toEqual([
      10, 11, 12, 12.5,
    ]);
    expect(inHours(startTimes([hours(22, 24)], [hours(22, 48)], 60, 240))).toEqual([22, 23]);
  });

  it('of openings that overlap stand there once', () => {
    expect(inHours(startTimes([hours(10, 13), hours(11, 14)], [hours(10, 14)], 60, 60))).toEqual([10, 11, 12, 13]);
  });

  const time = fc
    .integer({ min: 0, max: 95 })
    .map((quarter) => new Date(quarter * 15 * minute).toISOString().slice(11, 16));
  const week = fc.array(fc.array(fc.record({ from: time, to: time }), { maxLength: 2 }), {
    minLength: 7,
    maxLength: 7,
  });
  const places = fc.record({
    week,
    slot_minutes: fc.constantFrom(15, 20, 30, 45, 60, 90),
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Beirut'),
    date: fc
      .tuple(
        fc.constantFrom('2027-03-28', '2027-10-31', '2027-03-14', '2027-11-07', '2027-10-03', '2027-04-04'),
        fc.integer({ min: -2, max: 1 }),
      )
      .map(([date, days]) => daysAfter(date, days)),
    minutes: fc.constantFrom(5, 30, 60, 90, 120, 300, 720, 1_440),
  });

  it('are those at which the visit lies within the openings, and no other of the grid', () => {
    fc.assert(
      fc.property(places, ({ week, slot_minutes, zone, date, minutes }) => {
        const settings = {
          ...defaultSettings(),
          slot_minutes,
          opening_hours: Object.fromEntries(
            weekdays.map((day, index) => [day, week[index]]),
          ) as unknown as OpeningHours,
        };
        const openings = [-2, -1, 0, 1, 2, 3].flatMap((days) => openingsOn(daysAfter(date, days), settings, zone));
        const isOpen = (at: number) => openings.some(({ from, to }) => from <= at && at < to);
        const wholeVisit = (at: number) => {
          for (let moment = at; moment < at + minutes * minute; moment += 5 * minute) if (!isOpen(moment)) return false;
          return true;
        };
        const grid = new Set<number>();
        for (const { from, to } of openingsOn(date, settings, zone)) {
          for (let at = from; at < to; at += slot_minutes * minute) grid.add(at);
        }
        const expected = [...grid]
          .filter((at) => wholeVisit(at) && dayOf(at, settings, zone) === date)
          .sort((one, other) => one - other);
        const times = timesOn(date, { zone, settings }, minutes);
        expect(times).toEqual(expected);
        for (const at of times) expect(isOpenFor({ from: at, to: at + minutes * minute }, settings, zone)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('slots', () => {
  const house: House = { tables: [table('two', 2), table('four', 4)], groups: [group('both', ['two', 'four'], 6)] };
  const slots = (guests: number | undefined, all: Taken[], bufferMinutes = 0) =>
    slotsOf({
      house,
      taken: all,
      times: [10, 11, 12, 13].map((at) => at * 60 * minute),
      visitMinutes: 60,
      bufferMinutes,
      guests,
    });
  const counts = (found: ReturnType<typeof slots>) => found.map(({ booked, free }) => [booked, free]);

  it('count the tables that are occupied and those that suit', () => {
    const all = [taken('four', hours(11, 12))];
    expect(counts(slots(undefined, all))).toEqual([
      [0, 2],
      [1, 1],
      [0, 2],
      [0, 2],
    ]);
    expect(counts(slots(2, all))).toEqual([
      [0, 2],
      [1, 1],
      [0, 2],
      [0, 2],
    ]);
    expect(counts(slots(3, all))).toEqual([
      [0, 1],
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
  });

  it('count tables put together where no table suits', () => {
    expect(counts(slots(5, [taken('two', hours(10, 11))]))).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(counts(slots(7, []))).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    // The four is taken, so is the group.
    expect(counts(slots(4, [taken('four', hours(10, 14))])).map(([, free]) => free)).toEqual([0, 0, 0, 0]);
  });

  it('keep free what is kept free after the visit, and let it touch', () => {
    const all = [taken('four', hours(12, 13))];
    expect(counts(slots(4, all))).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
    expect(counts(slots(4, all, 15))).toEqual([
      [0, 1],
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
  });

  it('know nothing of tables that are out of use', () => {
    const closed: House = { tables: [table('a', 4, { isActive: false }), table('b', 4)], groups: [] };
    const all = [taken('a', hours(10, 11)), taken('gone', hours(10, 11))];
    expect(
      slotsOf({ house: closed, taken: all, times: [hours(10, 11).from], visitMinutes: 60, bufferMinutes: 0 }),
    ).toEqual([{ at: hours(10, 11).from, booked: 0, free: 1 }]);
  });

  it('agree at each time with the rule that gives the tables', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const span = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }))
      .map(([from, length]) => ({ from: from * minute, to: (from + length) * minute }));
    const takings = fc.array(
      fc.tuple(fc.constantFrom(...ids), span).map(([id, when]) => taken(id, when)),
      { maxLength: 25 },
    );
    const where: House = {
      tables: [table('a', 2), table('b', 4), table('c', 4, { leastGuests: 3 }), table('d', null, { isActive: false })],
      groups: [group('ab', ['a', 'b'], 6), group('bc', ['b', 'c'], 8), group('cd', ['c', 'd'], 9)],
    };
    const party = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        takings,
        party,
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 0, max: 5 }),
        (all, guests, visit, buffer) => {
          const times = Array.from({ length: 60 }, (_, at) => at * minute);
          const found = slotsOf({
            house: where,
            taken: all,
            times,
            visitMinutes: visit,
            bufferMinutes: buffer,
            guests,
          });
          for (const { at, booked, free } of found) {
            const when = { from: at, to: at + (visit + buffer) * minute };
            const seatings = freeSeatings(guests, where, all, when);
            const singles = seatings.filter(({ groupId }) => groupId === undefined).length;
            expect(free).toBe(singles || seatings.length);
            const occupied = ['a', 'b', 'c'].filter((id) =>
              all.some(({ tableId, from, to }) => tableId === id && from < when.to && when.from < to),
            );
            expect(booked).toBe(occupied.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('requests that wait for an answer', () => {
  const house: House = { tables: [table('two', 2), table('four', 4)], groups: [group('both', ['two', 'four'], 6)] };
  const asked = (guests: number, from = 10, to = 12) => ({ guests, ...hours(from, to) });
  const given = (taking: Taken[], ...requests: ReturnType<typeof asked>[]) =>
    withRequests(house, taking, requests).map(({ tableId }) => tableId);

  it('each get the best of what is left, in their order', () => {
    expect(given([], asked(2), asked(2))).toEqual(['two', 'four']);
    expect(given([], asked(4), asked(2))).toEqual(['four', 'two']);
    expect(given([], asked(5), asked(2))).toEqual(['two', 'four']);
    expect(given([], asked(2, 10, 11), asked(2, 11, 12))).toEqual(['two', 'two']);
  });

  it('get nothing where nothing is left, and leave what is taken as it is', () => {
    expect(given([taken('two', hours(11, 13))], asked(2), asked(2))).toEqual(['two', 'four']);
    expect(given([taken('four', hours(11, 13))], asked(4), asked(8))).toEqual(['four']);
    expect(withRequests(house, [], [])).toEqual([]);
  });

  it('never take what is taken, nor twice the same', () => {
    const request = fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 6 }))
      .map(([guests, from, length]) => asked(guests, from, from + length));
    fc.assert(
      fc.property(fc.array(request, { maxLength: 20 }), fc.integer({ min: 0, max: 20 }), (requests, at) => {
        const all = withRequests(house, [taken('four', hours(at, at + 4))], requests);
        for (const id of ['two', 'four']) {
          const spans = all.filter(({ tableId }) => tableId === id).sort((one, other) => one.from - other.from);
          spans.slice(1).forEach(({ from }, index) => expect(from).toBeGreaterThanOrEqual(spans[index]!.to));
        }
      }),
    );
  });
});

describe('the nearest times', () => {
  it('are told the nearest first, the earlier of two that are as near', () => {
    expect(nearest([10, 20, 30, 40], 25, 3)).toEqual([20, 30, 10]);
    expect(nearest([10, 20, 30, 40], 41, 2)).toEqual([40, 30]);
    expect(nearest([30, 10], 20, 5)).toEqual([10, 30]);
    expect(nearest([], 20, 5)).toEqual([]);
  });
});
