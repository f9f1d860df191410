import fc from 'fast-check';
import type { Span } from '../availability/house';
import { gapsIn } from './gap-rules';

const length = 60;
const point = fc.integer({ min: -10, max: length + 10 });
const spans = (points: [number, number][]): Span[] =>
  points.filter(([a, b]) => a !== b).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

/** Slow and plain: each minute is looked at by itself. */
const minutesOf = (parts: readonly Span[]): number[] =>
  Array.from({ length }, (_, minute) => minute).filter((minute) =>
    parts.some(({ from, to }) => from <= minute && minute < to),
  );

describe('the gaps of a time', () => {
  it.each<[string, [number, number][], [number, number][]]>([
    ['all of it where nothing is taken', [], [[0, 60]]],
    ['none where all is taken', [[-5, 70]], []],
    [
      'none where one takes over from another',
      [
        [0, 30],
        [30, 60],
      ],
      [],
    ],
    [
      'before, between and after',
      [
        [40, 50],
        [10, 20],
      ],
      [
        [0, 10],
        [20, 40],
        [50, 60],
      ],
    ],
    [
      'what is left by some that overlap',
      [
        [10, 40],
        [20, 30],
        [35, 45],
      ],
      [
        [0, 10],
        [45, 60],
      ],
    ],
    [
      'all of it beside what only touches it',
      [
        [-10, 0],
        [60, 70],
      ],
      [[0, 60]],
    ],
  ])('are %s', (_what, taken, gaps) => {
    const named = ([from, to]: [number, number]): Span => ({ from, to });
    expect(gapsIn({ from: 0, to: length }, taken.map(named))).toEqual(gaps.map(named));
  });

  it('are just the minutes that nothing takes, in order, apart from each other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(point, point), { maxLength: 12 }), (points) => {
        const taken = spans(points);
        const gaps = gapsIn({ from: 0, to: length }, taken);
        const occupied = new Set(minutesOf(taken));
        expect(minutesOf(gaps)).toEqual(
          Array.from({ length }, (_, minute) => minute).filter((minute) => !occupied.has(minute)),
        );
        expect(gaps.every(({ from, to }) => 0 <= from && from < to && to <= length)).toBe(true);
        expect(gaps.slice(1).every(({ from }, index) => from > gaps[index]!.to)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
