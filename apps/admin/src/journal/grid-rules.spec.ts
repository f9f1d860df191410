import fc from 'fast-check';
import {
  axisOf,
  clockAt,
  hourMs,
  hoursOf,
  instantAtShare,
  lanesOf,
  minuteMs,
  movedBy,
  placeOn,
  rowAt,
  shareAt,
  snapped,
  stretchedBy,
  type Span,
} from './grid-rules';

/** Days on which the clocks change, and plain ones, where offsets are whole hours and where they are not. */
const days = [
  ['Europe/Berlin', '2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z'],
  ['Europe/Berlin', '2027-10-30T22:00:00Z', '2027-10-31T23:00:00Z'],
  ['America/New_York', '2027-11-07T04:00:00Z', '2027-11-08T05:00:00Z'],
  ['Asia/Kathmandu', '2027-05-04T18:15:00Z', '2027-05-05T18:15:00Z'],
  ['Australia/Lord_Howe', '2027-04-03T13:00:00Z', '2027-04-04T13:30:00Z'],
  ['Europe/Moscow', '2027-05-04T21:00:00Z', '2027-05-05T21:00:00Z'],
] as const;

const anyDay = fc
  .constantFrom(...days)
  .map(([timezone, from, to]) => ({ timezone, day: { from, to }, from: Date.parse(from), to: Date.parse(to) }))
  .chain((day) =>
    fc.tuple(fc.nat(8), fc.integer({ min: 2, max: 14 }), fc.boolean()).map(([opens, hours, isOpen]) => {
      const from = day.from + (8 + opens) * hourMs;
      const to = Math.min(day.to, from + hours * hourMs);
      const opening = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      return { ...day, opens: isOpen && to > from ? [opening] : [] };
    }),
  );
const step = fc.constantFrom(5 * minuteMs, 15 * minuteMs);
const minutes = (span: Span) => (span.to - span.from) / minuteMs;

describe('the grid of a day', () => {
  it('is as long as the day really is: of 23, 24 or 25 hours, each drawn as wide as another', () => {
    const [short, long] = [days[0], days[1]].map(([timezone, from, to]) =>
      axisOf({ timezone, opens: [], day: { from, to } }, []),
    );
    expect([hoursOf(short!).length, hoursOf(long!).length]).toEqual([23, 25]);
    expect(
      hoursOf(short!)
        .map((hour) => clockAt(hour, 'Europe/Berlin'))
        .slice(0, 4),
    ).toEqual(['00:00', '01:00', '03:00', '04:00']);
    expect(
      hoursOf(long!)
        .map((hour) => clockAt(hour, 'Europe/Berlin'))
        .slice(1, 5),
    ).toEqual(['01:00', '02:00', '02:00', '03:00']);
  });

  it('begins with a whole hour of the wall clock and has all of the opening and of the visits on it', () =>
    fc.assert(
      fc.property(
        anyDay,
        fc.array(fc.tuple(fc.nat(1200), fc.integer({ min: 15, max: 180 })), { maxLength: 6 }),
        (day, said) => {
          const visits = said
            .map(([after, long]) => ({ from: day.from + after * minuteMs, to: day.from + (after + long) * minuteMs }))
            .filter(({ to }) => to <= day.to);
          const axis = axisOf(day, visits);
          expect(clockAt(axis.from, day.timezone)).toMatch(/:00$/);
          expect((axis.to - axis.from) % hourMs).toBe(0);
          const shown = [
            ...visits,
            ...day.opens.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
          ];
          for (const { from, to } of shown) expect([from >= axis.from, to <= axis.to]).toEqual([true, true]);
        },
      ),
    ));

  it('leads from an instant to its place and back', () =>
    fc.assert(
      fc.property(anyDay, fc.double({ min: 0, max: 1, noNaN: true }), (day, share) => {
        const axis = axisOf(day, []);
        expect(shareAt(axis, instantAtShare(axis, share))).toBeCloseTo(share, 9);
      }),
    ));

  it('snaps to quarters of an hour of the wall clock, in any zone and on any day', () =>
    fc.assert(
      fc.property(anyDay, fc.double({ min: 0, max: 1, noNaN: true }), step, (day, share, stepMs) => {
        const axis = axisOf(day, []);
        const at = instantAtShare(axis, share);
        const caught = snapped(axis, at, stepMs);
        expect(Math.abs(caught - at)).toBeLessThanOrEqual(stepMs / 2);
        expect(Number(clockAt(caught, day.timezone).slice(3)) % (stepMs / minuteMs)).toBe(0);
        expect(snapped(axis, caught, stepMs)).toBe(caught);
      }),
    ));

  it('shows of a span what is on it, and nothing of what is not', () => {
    const axis = { from: 0, to: 10 * hourMs };
    expect(placeOn(axis, { from: hourMs, to: 3 * hourMs })).toEqual({ left: 10, width: 20 });
    expect(placeOn(axis, { from: -hourMs, to: hourMs })).toEqual({ left: 0, width: 10 });
    expect(placeOn(axis, { from: 11 * hourMs, to: 12 * hourMs })).toBeUndefined();
    expect(placeOn(axis, { from: -hourMs, to: 0 })).toBeUndefined();
  });
});

const anyVisit = fc
  .tuple(fc.integer({ min: 0, max: 20 * 12 }), fc.integer({ min: 3, max: 48 }))
  .map(([after, long]) => ({ from: after * 5 * minuteMs, to: (after + long) * 5 * minuteMs }));
const axis = { from: 0, to: 24 * hourMs };

describe('what is dragged', () => {
  it('keeps its length, stays on the grid, and is caught by a step', () =>
    fc.assert(
      fc.property(anyVisit, fc.integer({ min: -2_000, max: 2_000 }), step, (visit, by, stepMs) => {
        const moved = movedBy(axis, visit, by * minuteMs, stepMs);
        expect(minutes(moved)).toBe(minutes(visit));
        expect([moved.from >= axis.from, moved.from < axis.to]).toEqual([true, true]);
        expect(moved.from === visit.from || moved.from % stepMs === 0).toBe(true);
      }),
    ));

  it('is at its time still when it was hardly moved: who drags it straight down means another table only', () =>
    fc.assert(
      fc.property(anyVisit, fc.integer({ min: -7, max: 7 }), (visit, by) => {
        expect(movedBy(axis, visit, by * minuteMs, 15 * minuteMs)).toEqual(visit);
        expect(stretchedBy(axis, visit, by * minuteMs, 15 * minuteMs)).toEqual(visit);
      }),
    ));

  it('begins when it did when its end is dragged, and lasts a quarter of an hour at least', () =>
    fc.assert(
      fc.property(anyVisit, fc.integer({ min: -2_000, max: 2_000 }), step, (visit, by, stepMs) => {
        const stretched = stretchedBy(axis, visit, by * minuteMs, stepMs);
        expect(stretched.from).toBe(visit.from);
        expect(minutes(stretched)).toBeGreaterThanOrEqual(15);
        expect(minutes(stretched)).toBeLessThanOrEqual(24 * 60);
      }),
    ));
});

describe('rows', () => {
  it('show one under the other what overlaps, and in as few lanes as it takes', () =>
    fc.assert(
      fc.property(fc.array(anyVisit, { maxLength: 12 }), (visits) => {
        visits.sort((a, b) => a.from - b.from);
        const { lanes, count } = lanesOf(visits);
        for (const [at, one] of visits.entries()) {
          for (const [other, visit] of visits.entries()) {
            if (at < other && lanes[at] === lanes[other]) expect(one.to <= visit.from).toBe(true);
          }
        }
        const atOnce = visits.map(({ from }) => visits.filter((each) => each.from <= from && from < each.to).length);
        expect(count).toBe(Math.max(1, ...atOnce));
      }),
    ));

  it('are found by their height, and the nearest one beyond the first and the last', () => {
    const rows = [
      { id: 'a', top: 10, bottom: 20 },
      { id: 'b', top: 25, bottom: 35 },
    ];
    expect([-5, 12, 22, 30, 99].map((y) => rowAt(rows, y)?.id)).toEqual(['a', 'a', 'b', 'b', 'b']);
    expect(rowAt([], 5)).toBeUndefined();
  });
});
