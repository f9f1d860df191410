import { restAfter } from './counting-rules';

describe('between two counts', () => {
  it('is rested for twice as long as the first took, and never for long', () => {
    expect([0, 100, 60_000].map(restAfter)).toEqual([10, 200, 1_000]);
  });
});
