import { RecentFacts, ToldFact } from './recent-facts';

const fact = (id: string, venueId = 'cafe'): ToldFact => ({
  id,
  venueId,
  permission: 'bookings.read',
  message: `the fact ${id}`,
});
const idsOf = (facts: ToldFact[] | undefined) => facts?.map(({ id }) => id);

describe('what was told lately', () => {
  const told = (keeping = {}) => new RecentFacts({ perVenue: 3, total: 5, ms: 1_000, ...keeping });

  it('is said to who stands at an id that is known: what came after it, in its order', () => {
    const recent = told();
    const start = recent.newest('cafe');
    for (const id of ['a', 'b', 'c']) recent.add(fact(id), 0);
    expect(idsOf(recent.since('cafe', 'a', 0))).toEqual(['b', 'c']);
    expect(idsOf(recent.since('cafe', 'c', 0))).toEqual([]);
    expect(idsOf(recent.since('cafe', start, 0))).toEqual(['a', 'b', 'c']);
    expect(recent.newest('cafe')).toBe('c');
  });

  it('cannot be said to who stands at an id that nobody knows', () => {
    const recent = told();
    recent.add(fact('a'), 0);
    expect(recent.since('cafe', 'z', 0)).toBeUndefined();
    expect(recent.since('cafe', told().newest('cafe'), 0)).toBeUndefined();
  });

  it('is never another venue’s, nor said to who stands at another venue’s id', () => {
    const recent = told();
    const start = recent.newest('bar');
    recent.add(fact('a'), 0);
    expect(idsOf(recent.since('bar', start, 0))).toEqual([]);
    expect(recent.since('bar', 'a', 0)).toBeUndefined();
  });

  it('is so many of a venue; who stands just before them has missed none, who stands further back has', () => {
    const recent = told();
    const start = recent.newest('cafe');
    for (const id of ['a', 'b', 'c', 'd', 'e']) recent.add(fact(id), 0);
    expect(idsOf(recent.since('cafe', 'b', 0))).toEqual(['c', 'd', 'e']);
    expect(recent.since('cafe', 'a', 0)).toBeUndefined();
    expect(recent.since('cafe', start, 0)).toBeUndefined();
  });

  it('is so many of all venues together, the oldest go first', () => {
    const recent = told();
    for (const id of ['a', 'b', 'c']) recent.add(fact(id), 0);
    for (const id of ['1', '2', '3']) recent.add(fact(id, 'bar'), 0);
    expect(recent.size).toBe(5);
    expect(idsOf(recent.since('cafe', 'a', 0))).toEqual(['b', 'c']);
    expect(idsOf(recent.since('bar', '1', 0))).toEqual(['2', '3']);
  });

  it('is kept for its time; who heard the last of it goes on from there however long it was quiet', () => {
    const recent = told();
    for (const id of ['a', 'b']) recent.add(fact(id), 0);
    expect(recent.since('cafe', 'a', 1_000)).toBeUndefined();
    expect(idsOf(recent.since('cafe', 'b', 1_000))).toEqual([]);
    expect(recent.newest('cafe')).toBe('b');
    recent.add(fact('c'), 2_000);
    expect(idsOf(recent.since('cafe', 'b', 2_000))).toEqual(['c']);
    expect(recent.size).toBe(1);
  });

  it('takes what is told twice once', () => {
    const recent = told();
    const start = recent.newest('cafe');
    expect([recent.add(fact('a'), 0), recent.add(fact('a'), 0)]).toEqual([true, false]);
    expect(idsOf(recent.since('cafe', start, 0))).toEqual(['a']);
  });

  it('is nothing any more after a gap, and nobody’s place before it is known', () => {
    const recent = told();
    const start = recent.newest('cafe');
    recent.add(fact('a'), 0);
    recent.forget();
    expect([recent.since('cafe', start, 0), recent.since('cafe', 'a', 0)]).toEqual([undefined, undefined]);
    const anew = recent.newest('cafe');
    recent.add(fact('b'), 0);
    expect(idsOf(recent.since('cafe', anew, 0))).toEqual(['b']);
  });
});
