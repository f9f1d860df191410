import { maxCountsTold, PulseAnswer, RequestCounts } from '@guestflow/access';
import { RateLimits } from './rate-limits';

const settings = { windowMs: 60_000, perWindow: { address: 5, sign_in: 2, user: 5, key: 5 } };
const began = 1_700_000_000_000;

/** identity, as far as it counts. */
class Counts {
  readonly table = new Map<string, number>();

  answer({ keys, slots, counts }: RequestCounts, salt = 'today'): PulseAnswer {
    keys.forEach((key, index) => {
      const place = `${key}|${slots[index]}`;
      this.table.set(place, (this.table.get(place) ?? 0) + counts[index]!);
    });
    const rows = [...this.table].map(([place, count]) => [...place.split('|'), count] as [string, string, number]);
    const asked = rows.filter(([key]) => keys.includes(key));
    const totals = {
      keys: asked.map(([key]) => key),
      slots: asked.map(([, slot]) => Number(slot)),
      counts: asked.map(([, , count]) => count),
    };
    return { cursor: 1, sessions: [], suspended_venues: [], totals, salt };
  }
}

const beat = (limits: RateLimits, counts: Counts, now = began, salt?: string) =>
  limits.hear(counts.answer(limits.ask(now).counts!, salt));
const takeTimes = (limits: RateLimits, times: number, who = 'anna', now = began) =>
  Array.from({ length: times }, () => limits.take('user', who, now)!.allowed).filter(Boolean).length;

describe('the limits of several gateways', () => {
  it('are one limit once they have told each other', () => {
    const counts = new Counts();
    const [one, other] = [new RateLimits(settings), new RateLimits(settings)];
    beat(one, counts);
    beat(other, counts);
    expect([takeTimes(one, 3), takeTimes(other, 1)]).toEqual([3, 1]);
    beat(one, counts);
    beat(other, counts);
    expect(takeTimes(other, 9)).toBe(1);
    expect(takeTimes(one, 9)).toBe(2);
    beat(other, counts);
    beat(one, counts);
    expect([takeTimes(one, 9), takeTimes(other, 9)]).toEqual([0, 0]);
    expect([...counts.table.values()]).toEqual([7]);
  });

  it('are told again when the beat was lost, and hold meanwhile', () => {
    const counts = new Counts();
    const limits = new RateLimits(settings);
    beat(limits, counts);
    takeTimes(limits, 2);
    limits.ask(began);
    expect(takeTimes(limits, 9)).toBe(3);
    beat(limits, counts);
    expect([...counts.table.values()]).toEqual([5]);
    beat(limits, counts);
    expect([...counts.table.values()]).toEqual([5]);
  });

  it('do not lose what is counted while a beat is under way', () => {
    const counts = new Counts();
    const limits = new RateLimits(settings);
    beat(limits, counts);
    takeTimes(limits, 2);
    const answer = counts.answer(limits.ask(began).counts!);
    takeTimes(limits, 1);
    limits.hear(answer);
    expect(takeTimes(limits, 9)).toBe(2);
    beat(limits, counts);
    expect([...counts.table.values()]).toEqual([5]);
  });

  it('are told in turns when there are many, none left out however busy the others are', () => {
    const counts = new Counts();
    const limits = new RateLimits(settings);
    beat(limits, counts);
    // Nobody has heard for most of a window: each has several slots to tell.
    for (let n = 0; n < 6_000; n++) for (const late of [0, 20_000, 40_000]) takeTimes(limits, 1, `u${n}`, began + late);
    const told = new Set<string>();
    for (let round = 0; round < 2; round++) {
      const asked = limits.ask(began + 41_000).counts!;
      expect(asked.keys.length).toBeLessThanOrEqual(maxCountsTold);
      asked.keys.forEach((key) => told.add(key));
      for (const key of new Set(asked.keys)) takeTimes(limits, 1, key.slice('user:'.length), began + 41_000);
      limits.hear(counts.answer(asked));
    }
    expect(told.size).toBe(6_000);
  });

  it('tell ids of people and keys, and of an address a hash that is another tomorrow', () => {
    const counts = new Counts();
    const limits = new RateLimits(settings);
    limits.take('address', '203.0.113.7', began);
    expect(limits.ask(began).counts!.keys).toEqual([]);
    beat(limits, counts);
    limits.take('user', 'anna', began);
    limits.take('key', 'partner', began);
    const [address, ...others] = limits.ask(began).counts!.keys;
    expect(others).toEqual(['user:anna', 'key:partner']);
    expect(address).toMatch(/^address:[\w-]{22}$/);
    beat(limits, counts, began, 'tomorrow');
    limits.take('address', '203.0.113.7', began);
    expect(limits.ask(began).counts!.keys[0]).toMatch(/^address:/);
    expect(limits.ask(began).counts!.keys[0]).not.toBe(address);
  });
});

describe('what is counted', () => {
  it('is apart by bucket and by who it is', () => {
    const limits = new RateLimits(settings);
    expect([takeTimes(limits, 9, 'anna'), takeTimes(limits, 9, 'boris')]).toEqual([5, 5]);
    expect(limits.take('key', 'anna', began)).toMatchObject({ allowed: true, remaining: 4 });
  });

  it('is nothing where there is no limit', () => {
    const limits = new RateLimits({ ...settings, perWindow: { ...settings.perWindow, user: 0 } });
    expect(limits.take('user', 'anna', began)).toBeUndefined();
    expect(limits.size).toBe(0);
  });

  it('is forgotten once it no longer matters', () => {
    const counts = new Counts();
    const limits = new RateLimits(settings);
    takeTimes(limits, 1, 'early');
    takeTimes(limits, 1, 'late', began + 30_000);
    beat(limits, counts, began + 60_000);
    expect(limits.size).toBe(2);
    beat(limits, counts, began + 75_000);
    expect(limits.size).toBe(1);
    beat(limits, counts, began + 200_000);
    expect(limits.size).toBe(0);
  });

  it('never takes more memory than its bound; who asks now is not the one forgotten', () => {
    const limits = new RateLimits(settings, 100);
    takeTimes(limits, 5, 'anna');
    for (let n = 0; n < 99; n++) takeTimes(limits, 1, `u${n}`);
    takeTimes(limits, 1, 'anna', began + 15_000);
    for (let n = 0; n < 90; n++) takeTimes(limits, 1, `v${n}`, began + 15_000);
    expect(limits.size).toBe(100);
    expect(takeTimes(limits, 1, 'anna', began + 15_000)).toBe(0);
  });
});
