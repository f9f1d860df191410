import fc from 'fast-check';
import { emptyWindow, hearTotal, markTold, slotAt, slotMs, slotsKept, take, untold } from './sliding-window';

const minute = 60_000;
const began = 1_700_000_000_000;

/** How many of these moments lie within the fullest window that begins anywhere. */
function fullest(moments: number[], windowMs: number): number {
  let [most, first] = [0, 0];
  moments.forEach((moment, index) => {
    while (moment - moments[first]! >= windowMs) first++;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

/** Requests in the order of their time, in bursts and pauses. */
const arrivals = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 25_000 }), fc.integer({ min: 1, max: 30 })), {
    minLength: 1,
    maxLength: 60,
  })
  .map((bursts) => {
    let now = began;
    return bursts.flatMap(([pause, count]) => {
      now += pause;
      return new Array<number>(count).fill(now);
    });
  });

describe('a sliding window', () => {
  it('lets through as many as its limit and says how many are left', () => {
    const window = emptyWindow(slotAt(began, minute));
    const seen = [1, 2, 3, 4].map(() => take(window, 3, began, minute));
    expect(seen.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
    ]);
  });

  it('never lets more than its limit through within any window, wherever it begins', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 50 }), (moments, limit) => {
        const window = emptyWindow(slotAt(began, minute));
        const passed = moments.filter((moment) => take(window, limit, moment, minute).allowed);
        expect(fullest(passed, minute)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('refuses nobody who asked for less than the limit within a window and a slot', () => {
    fc.assert(
      fc.property(arrivals, (moments) => {
        const limit = fullest(moments, minute + slotMs(minute));
        const window = emptyWindow(slotAt(began, minute));
        for (const moment of moments) expect(take(window, limit, moment, minute).allowed).toBe(true);
      }),
    );
  });

  it('lets in whoever waited as long as told, and not one moment before', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 50 }), (moments, limit) => {
        const window = emptyWindow(slotAt(began, minute));
        for (const moment of moments) {
          const { allowed, resetMs } = take(window, limit, moment, minute);
          if (allowed) continue;
          expect(resetMs).toBeGreaterThan(0);
          expect(resetMs).toBeLessThanOrEqual(minute + slotMs(minute));
          expect(take(structuredClone(window), limit, moment + resetMs - 1, minute).allowed).toBe(false);
          expect(take(structuredClone(window), limit, moment + resetMs, minute).allowed).toBe(true);
        }
      }),
    );
  });

  it('counts on when the clock is set back', () => {
    const window = emptyWindow(slotAt(began, minute));
    take(window, 2, began, minute);
    take(window, 2, began - minute, minute);
    expect(take(window, 2, began - minute, minute).allowed).toBe(false);
  });

  it('tells what it counted once, and tells again what was not heard', () => {
    const window = emptyWindow(slotAt(began, minute));
    for (let n = 0; n < 3; n++) take(window, 10, began, minute);
    const slot = slotAt(began, minute);
    expect(untold(window)).toEqual([{ slot, count: 3 }]);
    expect(untold(window)).toEqual([{ slot, count: 3 }]);
    markTold(window, slot, 3);
    expect(untold(window)).toEqual([]);
    take(window, 10, began, minute);
    expect(untold(window)).toEqual([{ slot, count: 1 }]);
  });

  it('counts what others let through like its own, and forgets it with its slot', () => {
    const window = emptyWindow(slotAt(began, minute));
    const slot = slotAt(began, minute);
    take(window, 10, began, minute);
    markTold(window, slot, 1);
    hearTotal(window, slot, 9);
    expect(take(window, 10, began, minute)).toMatchObject({ allowed: true, remaining: 0 });
    expect(take(window, 10, began, minute).allowed).toBe(false);
    expect(take(window, 10, began + slotsKept * slotMs(minute), minute)).toMatchObject({ allowed: true, remaining: 9 });
  });

  it('several of one limit let through too much by at most what comes between two beats', () => {
    fc.assert(
      fc.property(
        arrivals,
        fc.infiniteStream(fc.integer({ min: 0, max: 2 })),
        fc.integer({ min: 5, max: 50 }),
        (moments, choices, limit) => {
          const beatMs = 1_000;
          const windows = [0, 1, 2].map(() => emptyWindow(slotAt(began, minute)));
          const totals = new Map<number, number>();
          let nextBeat = began;
          const beat = () => {
            // As identity does it: all tell, then all hear.
            for (const window of windows) {
              for (const { slot, count } of untold(window)) {
                totals.set(slot, (totals.get(slot) ?? 0) + count);
                markTold(window, slot, count);
              }
            }
            for (const window of windows) for (const [slot, total] of totals) hearTotal(window, slot, total);
          };
          const passed: { moment: number; beatNo: number }[] = [];
          for (const moment of moments) {
            for (; nextBeat <= moment; nextBeat += beatMs) {
              // Beats in which nothing comes change nothing.
              if (moment - nextBeat < 2 * beatMs) beat();
            }
            const window = windows[choices.next().value]!;
            if (take(window, limit, moment, minute).allowed) passed.push({ moment, beatNo: nextBeat });
          }
          const perBeat = new Map<number, number>();
          for (const { beatNo } of passed) perBeat.set(beatNo, (perBeat.get(beatNo) ?? 0) + 1);
          const between = Math.max(0, ...perBeat.values());
          const most = fullest(
            passed.map(({ moment }) => moment),
            minute,
          );
          expect(most).toBeLessThanOrEqual(limit + between);
        },
      ),
    );
  });
});
