import { askedOf, filterFrom, isEmpty, partsOf, saidOf, without } from './filter-rules';

describe('which guests are looked at', () => {
  it('asks for nothing by a field that is empty', () => {
    expect(saidOf({ tags: [], min_visits: undefined, has_telegram: false, max_visits: 0 })).toEqual({
      has_telegram: false,
      max_visits: 0,
    });
    expect(isEmpty({ tags: [], sources: undefined })).toBe(true);
    expect(isEmpty({ blacklisted: false })).toBe(false);
  });

  it('names what is said always in the same order, and leaves out one of it', () => {
    const filter = { min_visits: 3, sources: ['bot' as const], tags: ['vip'] };
    expect(partsOf(filter)).toEqual(['tags', 'sources', 'min_visits']);
    expect(without(filter, 'tags')).toEqual({ min_visits: 3, sources: ['bot'] });
    expect(filter.tags).toEqual(['vip']);
  });

  it('takes from an address only what can be a filter', () => {
    expect(filterFrom('vip')).toBeUndefined();
    expect(filterFrom(['vip'])).toBeUndefined();
    expect(filterFrom(null)).toBeUndefined();
    expect(filterFrom({ tags: ['vip'], sources: [] })).toEqual({ tags: ['vip'] });
  });

  it('asks the API only for what is meant', () => {
    expect(askedOf({ q: '', filter: { tags: [] }, sort: 'created_at:desc' })).toEqual({});
    expect(askedOf({ q: 'Анна', segment: 'one', filter: { tags: ['vip'] }, sort: 'name:asc' })).toEqual({
      ...{ q: 'Анна', segment_id: 'one', filter: '{"tags":["vip"]}', sort: 'name:asc' },
    });
    expect(askedOf({ sort: 'password:asc' })).toEqual({});
  });
});
