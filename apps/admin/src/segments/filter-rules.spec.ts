import {
  areSame,
  boundsOf,
  conditions,
  filterFrom,
  isEmpty,
  kinds,
  partsOf,
  saidOf,
  without,
  withSaid,
} from './filter-rules';

describe('by which guests are chosen', () => {
  it('offers every condition there is, each once', () => {
    expect([...conditions].sort()).toEqual(Object.keys(kinds).sort());
    expect(new Set(conditions).size).toBe(conditions.length);
  });

  it('asks for nothing by a field that is empty', () => {
    expect(saidOf({ tags: [], min_visits: undefined, has_telegram: false, max_visits: 0 })).toEqual({
      has_telegram: false,
      max_visits: 0,
    });
    expect(isEmpty({ tags: [], sources: undefined })).toBe(true);
    expect(isEmpty({ blacklisted: false })).toBe(false);
  });

  it('names what is said always in the same order, and leaves out one of it', () => {
    const filter = { sources: ['bot' as const], tags: ['vip'], min_visits: 3 };
    expect(partsOf(filter)).toEqual(['min_visits', 'tags', 'sources']);
    expect(without(filter, 'tags')).toEqual({ min_visits: 3, sources: ['bot'] });
    expect(filter.tags).toEqual(['vip']);
  });

  it('takes a condition for none once nothing stands in it', () => {
    expect(withSaid({ min_visits: 3 }, 'tags', ['vip'])).toEqual({ min_visits: 3, tags: ['vip'] });
    expect(withSaid({ min_visits: 3, tags: ['vip'] }, 'tags', [])).toEqual({ min_visits: 3 });
    expect(withSaid({ min_visits: 3 }, 'min_visits', undefined)).toEqual({});
    expect(withSaid({}, 'max_visits', 0)).toEqual({ max_visits: 0 });
  });

  it('is the same in whichever order it was said', () => {
    expect(areSame({ min_visits: 3, tags: ['vip'] }, { tags: ['vip'], min_visits: 3, sources: [] })).toBe(true);
    expect(areSame({ tags: ['vip'] }, { tags: ['vip', 'jazz'] })).toBe(false);
    expect(areSame({}, { blacklisted: false })).toBe(false);
  });

  it('takes from an address only what can be a filter', () => {
    expect(filterFrom('vip')).toBeUndefined();
    expect(filterFrom(['vip'])).toBeUndefined();
    expect(filterFrom(null)).toBeUndefined();
    expect(filterFrom({ tags: ['vip'], sources: [] })).toEqual({ tags: ['vip'] });
    expect(filterFrom({ tags: 'vip', created_after: 'yesterday', min_visits: '3', age: 7, gender: 'other' })).toEqual({
      gender: 'other',
    });
  });

  it('counts in whole numbers, except where it is a mean', () => {
    expect(boundsOf('min_visits')).toEqual({ least: 0 });
    expect(boundsOf('birthday_in_days')).toEqual({ least: 0, most: 366 });
    expect(boundsOf('min_average_party')).toEqual({ least: 1, isMean: true });
  });
});
