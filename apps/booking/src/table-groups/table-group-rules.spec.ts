import { notThere, partyOf, tooFew } from './table-group-rules';

describe('tables put together', () => {
  it.each<[(number | null)[], object, number, number]>([
    [[2, 4], {}, 6, 5],
    [[2, 2, 2], {}, 6, 3],
    [[2, 4], { capacity: 5 }, 5, 5],
    [[2, 4], { capacity: 4 }, 4, 1],
    [[2, 4], { capacity: 8, least_guests: 1 }, 8, 1],
    [[2, 4], { capacity: null, least_guests: null }, 6, 5],
    [[2, null], { capacity: 12 }, 12, 1],
    [[600, 600], {}, 1_000, 601],
    [[1_000, 1_000], {}, 1_000, 1],
  ])('of %j, said %j, are for up to %i and at least %i', (capacities, said, capacity, leastGuests) => {
    expect(partyOf(capacities, said)).toEqual({ capacity, leastGuests });
  });

  it.each<[(number | null)[], object, object, string]>([
    [[2, null], {}, {}, 'capacity'],
    [[2, null], { capacity: null }, { capacity: null }, 'capacity'],
    [[2, 4], { least_guests: 7 }, { least_guests: 7 }, 'least_guests'],
    [[2, 4], { capacity: 4, least_guests: 5 }, { capacity: 4 }, 'capacity'],
  ])('of %j that keep %j, said %j, are wrong in %s', (capacities, kept, said, field) => {
    expect(partyOf(capacities, kept, said)).toMatchObject({ errors: [{ field }] });
  });

  it('are two at least, and there', () => {
    expect(tooFew(['a'])).toMatchObject([{ field: 'table_ids' }]);
    expect(tooFew(['a', 'b'])).toEqual([]);
    expect(notThere(['a', 'b', 'c'], ['b'])).toEqual([
      { field: 'table_ids', message: 'no tables of this venue: a, c' },
    ]);
    expect(notThere(['a', 'b'], ['b', 'a'])).toEqual([]);
  });
});
