import {
  besideOf,
  cohortsShown,
  directionOf,
  kindOfScore,
  openHoursOf,
  shadeOf,
  shareOf,
  stepsOf,
  welcome,
  withoutEmptyEnds,
} from './figure-rules';

describe('a figure beside the one before', () => {
  it('is more, less or the same', () => {
    expect(directionOf({ value: 12, before: 10, change: 20 })).toBe('more');
    expect(directionOf({ value: 8, before: 10, change: -20 })).toBe('less');
    expect(directionOf({ value: 10, before: 10, change: 0 })).toBe('same');
  });

  it('is more than nothing, though by no percentage', () => {
    expect(directionOf({ value: 3, before: 0, change: null })).toBe('more');
    expect(directionOf({ value: 0, before: 0, change: null })).toBe('same');
  });

  it('is told beside any other days as beside those right before: in percent, or in points', () => {
    expect(besideOf(12, 10)).toEqual({ value: 12, before: 10, change: 20 });
    expect(besideOf(1, 3)).toEqual({ value: 1, before: 3, change: -66.7 });
    expect(besideOf(12.5, 10.25, true)).toEqual({ value: 12.5, before: 10.25, change: 2.25 });
    expect(besideOf(5, 0)).toEqual({ value: 5, before: 0, change: null });
    expect(besideOf(5, 0, true)).toEqual({ value: 5, before: 0, change: 5 });
    expect(besideOf(null, 4)).toEqual({ value: null, before: 4, change: null });
  });

  it('is compared with nothing where there was nothing to tell of', () => {
    expect(directionOf({ value: 38.2, before: null, change: null })).toBeUndefined();
    expect(directionOf({ value: null, before: 4, change: null })).toBeUndefined();
  });

  it('is welcome or not by what one wants of it', () => {
    expect(welcome('more', 'more')).toBe(true);
    expect(welcome('more', 'less')).toBe(false);
    expect(welcome('same', 'less')).toBeUndefined();
    expect(welcome('more', undefined)).toBeUndefined();
  });
});

describe('what is drawn', () => {
  it('has shares of the whole, and none of nothing', () => {
    expect(shareOf(1, 3)).toBe(33.3);
    expect(shareOf(0, 5)).toBe(0);
    expect(shareOf(0, 0)).toBeNull();
  });

  it('tells of each day which bookings held, and which came to nothing', () => {
    const days = [
      { day: '2026-11-01', count: 5, cancelled: 1, no_show: 2 },
      { day: '2026-11-02', count: 0, cancelled: 0, no_show: 0 },
    ];
    expect(stepsOf(days)).toEqual([
      { date: '2026-11-01', held: 2, no_show: 2, cancelled: 1, count: 5 },
      { date: '2026-11-02', held: 0, no_show: 0, cancelled: 0, count: 0 },
    ]);
  });

  it('goes by months where there are too many days', () => {
    const days = Array.from({ length: 100 }, (_, at) => ({
      day: new Date(Date.UTC(2026, 0, 15 + at)).toISOString().slice(0, 10),
      ...{ count: 2, cancelled: 1, no_show: 0 },
    }));
    const steps = stepsOf(days);
    expect(steps.map(({ date }) => date)).toEqual(['2026-01-15', '2026-02-01', '2026-03-01', '2026-04-01']);
    expect(steps[1]).toEqual({ date: '2026-02-01', held: 28, no_show: 0, cancelled: 28, count: 56 });
    expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(200);
  });

  it('leaves out the hours in which it is never open, and keeps those in which nobody came', () => {
    const at = (weekday: number, hour: number, tables: number | null) => ({ weekday, hour, tables, seats: tables });
    expect(openHoursOf([at(1, 11, null), at(2, 13, 0), at(1, 12, 40), at(2, 12, null), at(3, 23, null)])).toEqual([
      12, 13,
    ]);
  });

  it('is darker the greater the share', () => {
    expect([null, 0, 0.1, 20, 20.1, 55, 100, 140].map(shadeOf)).toEqual([0, 0, 1, 1, 2, 3, 5, 5]);
  });

  it('has no cohorts of nobody', () => {
    const months = [{ month: 1, guests: 1, share: 50 }];
    const some = { month: '2026-10-01', guests: 2, months };
    expect(cohortsShown([{ month: '2026-09-01', guests: 0, months: [...months, ...months] }, some])).toEqual({
      rows: [some],
      later: 1,
    });
    expect(cohortsShown([])).toEqual({ rows: [], later: 0 });
  });

  it('ends where there is nothing more, and keeps the gaps between', () => {
    expect(withoutEmptyEnds([0, 2, 0, 3, 0], (row) => row === 0)).toEqual([2, 0, 3]);
    expect(withoutEmptyEnds([0, 0], (row) => row === 0)).toEqual([]);
  });

  it('knows praise from complaint', () => {
    expect([0, 6, 7, 8, 9, 10].map(kindOfScore)).toEqual([
      ...['detractors', 'detractors', 'passives', 'passives', 'promoters', 'promoters'],
    ]);
  });
});
