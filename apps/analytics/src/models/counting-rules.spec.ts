import { restAfter } from './counting-rules';

describe('between two counts', () => {
  it('is rested for five times as long as the first took while much is written down, and never for long', () => {
    expect([0, 100, 60_000].map((took) => restAfter(took, 50))).toEqual([10, 500, 1_500]);
  });

  it('is hardly rested when nothing is written down any more', () => {
    expect([0, 100, 60_000].map((took) => restAfter(took, 500))).toEqual([10, 20, 1_500]);
  });
});
