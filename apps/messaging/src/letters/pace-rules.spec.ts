import { afterTaking, freeNow, paceOf } from './pace-rules';

describe('the pace of letters', () => {
  it('lets as many leave at once as a second has, and then evenly', () => {
    let nextAt = 0;
    const at = (now: number) => {
      const free = freeNow({ now, nextAt }, 10);
      nextAt = afterTaking({ now, nextAt }, 10, free);
      return free;
    };
    expect([100_000, 100_000, 100_099, 100_100, 100_500, 101_500, 190_000].map(at)).toEqual([10, 0, 0, 1, 4, 10, 10]);
  });

  it('leaves half to other venues, and something to each', () => {
    expect(paceOf(10)).toEqual({ perSecond: 10, venuePerSecond: 5 });
    expect(paceOf(1)).toEqual({ perSecond: 1, venuePerSecond: 1 });
  });
});
