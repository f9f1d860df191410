import { defaultSettings } from '@guestflow/contracts';
import * as fc from 'fast-check';
import type { House, Table, TableGroup, Taken } from './house';
import { bestSeating, capacityOf, freeSeatings, seatingsFor, visitMinutes } from './seating-rules';

const table = (id: string, capacity: number | null, more: Partial<Table> = {}): Table => ({
  ...{ id, name: id, capacity, leastGuests: 1, zone: null, sortOrder: 0, isActive: true },
  ...more,
});
const group = (id: string, tableIds: string[], capacity: number, more: Partial<TableGroup> = {}): TableGroup => ({
  ...{ id, name: id, tableIds, capacity, leastGuests: 1, sortOrder: 0, isActive: true },
  ...more,
});
const taken = (tableId: string, from: number, to: number): Taken => ({
  ...{ tableId, from, to, ownerKind: 'booking', ownerId: 'b' },
});
const chosen = (guests: number, house: House) =>
  seatingsFor(guests, house).map(({ tableIds, groupId }) => groupId ?? tableIds[0]);

describe('how long a visit takes', () => {
  const settings = {
    ...defaultSettings(),
    default_visit_minutes: 180,
    visit_lengths: [
      { up_to_guests: 2, minutes: 90 },
      { up_to_guests: 4, minutes: 120 },
    ],
  };
  it.each([
    [1, 90],
    [2, 90],
    [3, 120],
    [4, 120],
    [5, 180],
  ])('for %d: %d minutes', (guests, minutes) => {
    expect(visitMinutes(guests, settings)).toBe(minutes);
  });

  it('is the usual where nothing was said of parties', () => {
    expect(visitMinutes(2, defaultSettings())).toBe(120);
  });
});

describe('what a party can be given', () => {
  const house: House = {
    tables: [table('eight', 8), table('two', 2), table('four', 4), table('any', null)],
    groups: [group('two and four', ['two', 'four'], 6), group('all', ['two', 'four', 'eight'], 14)],
  };

  it('is the tightest fit first, what holds any party last', () => {
    expect(chosen(2, house)).toEqual(['two', 'four', 'two and four', 'eight', 'all', 'any']);
    expect(chosen(5, house)).toEqual(['two and four', 'eight', 'all', 'any']);
    expect(chosen(14, house)).toEqual(['all', 'any']);
    expect(chosen(15, house)).toEqual(['any']);
  });

  it('is a table before tables put together, few before many, then as the house orders and names them', () => {
    const alike: House = {
      tables: [
        table('10', 4, { sortOrder: 1 }),
        table('9', 4, { sortOrder: 1 }),
        table('last', 4, { sortOrder: 2 }),
        table('a', 2),
      ],
      groups: [group('three', ['a', '9', '10'], 4), group('pair', ['a', '9'], 4, { sortOrder: 5 })],
    };
    expect(chosen(4, alike)).toEqual(['9', '10', 'last', 'pair', 'three']);
  });

  it('is nothing that is for larger parties, or out of use, itself or in a part', () => {
    expect(chosen(2, { tables: [table('a', 8, { leastGuests: 3 })], groups: [] })).toEqual([]);
    expect(chosen(3, { tables: [table('a', 8, { leastGuests: 3 })], groups: [] })).toEqual(['a']);
    expect(chosen(2, { tables: [table('a', 8, { isActive: false })], groups: [] })).toEqual([]);
    const [a, b] = [table('a', 2), table('b', 2, { isActive: false })];
    expect(chosen(4, { tables: [a, b], groups: [group('ab', ['a', 'b'], 4)] })).toEqual([]);
    expect(chosen(4, { tables: [a], groups: [group('with what was removed', ['a', 'x'], 4)] })).toEqual([]);
    expect(chosen(4, { tables: [a], groups: [group('of nothing', [], 4)] })).toEqual([]);
    const pair = [table('a', 2), table('b', 2)];
    expect(chosen(4, { tables: pair, groups: [group('ab', ['a', 'b'], 4, { isActive: false })] })).toEqual([]);
    expect(chosen(2, { tables: pair, groups: [group('ab', ['a', 'b'], 4, { leastGuests: 3 })] })).toEqual(['a', 'b']);
  });

  it('is free where nothing overlaps: what touches does not', () => {
    const one: House = { tables: [table('a', 4)], groups: [] };
    const free = (...span: [number, number]) =>
      bestSeating(2, one, [taken('a', 100, 200), taken('b', 0, 500)], { from: span[0], to: span[1] }) !== undefined;
    expect([free(0, 100), free(200, 300), free(0, 101), free(199, 300), free(120, 130), free(0, 500)]).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('needs all tables of a group', () => {
    const found = freeSeatings(6, house, [taken('four', 0, 10)], { from: 5, to: 15 });
    expect(found.map(({ groupId, tableIds }) => groupId ?? tableIds[0])).toEqual(['eight', 'any']);
  });
});

describe('how many tables hold that were chosen by hand', () => {
  const house: House = {
    tables: [table('a', 4), table('b', 4), table('c', null), table('d', 2)],
    groups: [group('ab', ['a', 'b'], 10), group('old', ['a', 'd'], 20, { isActive: false })],
  };
  it.each<[string[], number | null]>([
    [['a'], 4],
    [['c'], null],
    [['a', 'b'], 10],
    [['b', 'a'], 10],
    [['a', 'd'], 6],
    [['a', 'b', 'd'], 10],
    [['a', 'c'], null],
  ])('%j: %j', (...row) => {
    expect(capacityOf(row[0], house)).toBe(row[1]);
  });
});

describe('free seatings', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const people = fc.integer({ min: 1, max: 6 });
  const house: fc.Arbitrary<House> = fc.record({
    tables: fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(fc.option(people, { freq: 4 }), people, fc.boolean(), fc.integer({ min: 0, max: 2 }))
          .map(([capacity, least, isActive, sortOrder]) =>
            table(id, capacity, { leastGuests: Math.min(least, capacity ?? least), isActive, sortOrder }),
          ),
      ),
    ),
    groups: fc.array(
      fc
        .tuple(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 4 }), people, people, fc.boolean())
        .map(([tableIds, capacity, least, isActive]) =>
          group(tableIds.join(''), tableIds, capacity, { leastGuests: Math.min(least, capacity), isActive }),
        ),
      { maxLength: 4 },
    ),
  });
  const span = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 8 }))
    .map(([from, length]) => ({ from, to: from + length }));
  const takings = fc.array(
    fc.tuple(fc.constantFrom(...ids), span).map(([id, { from, to }]) => taken(id, from, to)),
    { maxLength: 15 },
  );

  it('are those, and all of those, that fit and share no moment with what is taken of their tables', () => {
    fc.assert(
      fc.property(house, takings, span, people, (where, all, when, guests) => {
        const free = freeSeatings(guests, where, all, when);
        const moments = Array.from({ length: when.to - when.from }, (_, index) => when.from + index);
        const isFree = (id: string) =>
          moments.every(
            (moment) => !all.some((each) => each.tableId === id && each.from <= moment && moment < each.to),
          );
        const isActive = (id: string) => where.tables.some((each) => each.id === id && each.isActive);
        const fits = (each: Table | TableGroup) =>
          each.isActive && each.leastGuests <= guests && (each.capacity === null || each.capacity >= guests);
        const expected = [
          ...where.tables.filter((each) => fits(each) && isFree(each.id)).map(({ id }) => id),
          ...where.groups
            .filter((each) => fits(each) && each.tableIds.every((id) => isActive(id) && isFree(id)))
            .map(({ tableIds }) => tableIds.join('+')),
        ];
        expect(free.map(({ tableIds }) => tableIds.join('+')).sort()).toEqual(expected.sort());
        const capacities = free.map(({ capacity }) => capacity ?? Infinity);
        expect(capacities).toEqual([...capacities].sort((one, other) => one - other));
      }),
      { numRuns: 1_500 },
    );
  });
});
