import { isUnhappy, readScore } from './feedback-rules';

describe('a score', () => {
  it('is a number from 0 to 10, pressed or typed', () => {
    expect(['0', ' 7 ', '10'].map(readScore)).toEqual([0, 7, 10]);
    for (const other of ['', '11', '-1', '7.5', '07', 'семь', undefined]) expect(readScore(other)).toBeUndefined();
  });

  it('up to 6 is of somebody unhappy; none is of nobody', () => {
    expect([0, 6, 7, 10, undefined].map(isUnhappy)).toEqual([true, true, false, false, false]);
  });
});
