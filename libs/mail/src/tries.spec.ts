import { delaysMs, nextTry } from './tries';

const hour = 3_600_000;
const now = new Date('2026-11-21T12:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

describe('a letter', () => {
  it('waits longer from one failed try to the next, and at last equally long', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 50].map((attempts) => nextTry(attempts, now, later(24 * hour)));
    expect(waits).toEqual([...delaysMs, delaysMs.at(-1)!, delaysMs.at(-1)!].map(later));
    expect(delaysMs).toEqual([...delaysMs].sort((a, b) => a - b));
  });

  it('is given up when its next try would come too late', () => {
    expect(nextTry(5, now, later(hour))).toBe('give up');
    expect(nextTry(5, now, later(hour + 1))).toEqual(later(hour));
  });

  it('is tried more than a dozen times in a day', () => {
    const end = later(24 * hour);
    let tries = 1;
    for (let at: Date | 'give up' = now; at !== 'give up'; tries++) at = nextTry(tries, at, end);
    expect(tries).toBeGreaterThan(12);
  });
});
