import { inLargest } from './offset-rules';

describe('a span of minutes', () => {
  it('is told in the largest unit that has no rest', () => {
    expect([5, 60, 90, 240, 1_440, 2_880, 10_080, 43_200].map((minutes) => Object.values(inLargest(minutes)))).toEqual([
      [5, 'minutes'],
      [1, 'hours'],
      [90, 'minutes'],
      [4, 'hours'],
      [1, 'days'],
      [2, 'days'],
      [1, 'weeks'],
      [30, 'days'],
    ]);
    expect(inLargest(0)).toEqual({ count: 0, unit: 'minutes' });
  });
});
