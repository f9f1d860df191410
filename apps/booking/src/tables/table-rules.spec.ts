import { changed, lastSortOrder, newTable, partyErrors } from './table-rules';

const place = { x: 1, y: 2, width: 3, height: 4, turned: 0, shape: 'round' as const };

describe('a table', () => {
  it('is for any party and comes after the last one until something else is said', () => {
    expect(newTable('1', null)).toEqual({
      ...{ name: '1', capacity: null, leastGuests: 1, zone: null, place: null, sortOrder: 0, isActive: true },
    });
    expect(newTable('2', 7).sortOrder).toBe(8);
    expect(newTable('3', lastSortOrder).sortOrder).toBe(lastSortOrder);
  });

  it('keeps what is not said, and is without what is said to be null', () => {
    const table = { ...newTable('1', 4), capacity: 4, zone: 'Bar', place, isActive: false };
    expect(changed(table, {})).toEqual(table);
    expect(changed(table, { capacity: null, zone: null, place: null })).toEqual({
      ...table,
      ...{ capacity: null, zone: null, place: null },
    });
    expect(changed(table, { least_guests: 2, sort_order: 0, is_active: true, name: 'A' })).toEqual({
      ...table,
      ...{ leastGuests: 2, sortOrder: 0, isActive: true, name: 'A' },
    });
  });

  it('stands where it stood, whatever order its place is said in', () => {
    const { shape, ...rest } = place;
    expect(changed(newTable('1', null), { place: Object.assign(new Map(), { shape, ...rest }) }).place).toStrictEqual(
      place,
    );
  });

  it.each<[string, number | null, number, object, string[]]>([
    ['as many as it holds', 4, 4, {}, []],
    ['any number where any fits', null, 1_000, {}, []],
    ['more than it holds, which was said', 4, 5, { least_guests: 5 }, ['least_guests']],
    ['more than it holds from now on', 4, 5, { capacity: 4 }, ['capacity']],
    ['more than it holds, of which both were said', 4, 5, { capacity: 4, least_guests: 5 }, ['least_guests']],
  ])('that asks for at least %s is told so by field', (_what, capacity, leastGuests, said, fields) => {
    expect(partyErrors({ capacity, leastGuests }, said).map(({ field }) => field)).toEqual(fields);
  });
});
