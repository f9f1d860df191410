import { daysOf, faultOfDays, lengthOf } from './period-rules';

/** A Sunday. */
const today = '2026-11-22';

describe('the days that are looked at', () => {
  it('are, of what still runs, those up to today', () => {
    expect(daysOf('today', 0, today)).toEqual({ from: today, to: today });
    expect(daysOf('week', 0, today)).toEqual({ from: '2026-11-16', to: today });
    expect(daysOf('month', 0, today)).toEqual({ from: '2026-11-01', to: today });
    expect(daysOf('quarter', 0, today)).toEqual({ from: '2026-10-01', to: today });
    expect(daysOf('year', 0, today)).toEqual({ from: '2026-01-01', to: today });
  });

  it('are whole where one looks back', () => {
    expect(daysOf('today', 1, today)).toEqual({ from: '2026-11-21', to: '2026-11-21' });
    expect(daysOf('week', 1, today)).toEqual({ from: '2026-11-09', to: '2026-11-15' });
    expect(daysOf('month', 9, today)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysOf('quarter', 4, today)).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(daysOf('year', 2, today)).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  });

  it('are whole where one looks ahead, over the end of a year too', () => {
    expect(daysOf('week', -1, today)).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(daysOf('month', -2, today)).toEqual({ from: '2027-01-01', to: '2027-01-31' });
    expect(daysOf('quarter', -1, today)).toEqual({ from: '2027-01-01', to: '2027-03-31' });
  });

  it('begin on a Monday, which is a week of one day then', () => {
    expect(daysOf('week', 0, '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-23' });
  });

  it('have the 29th of February where there is one', () => {
    expect(daysOf('month', 1, '2028-03-05')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(lengthOf({ from: '2028-01-01', to: '2028-12-31' })).toBe(366);
  });
});

describe('days that somebody writes himself', () => {
  it('are one day or more, and no more than are counted at once', () => {
    expect(faultOfDays({ from: today, to: today })).toBeUndefined();
    expect(faultOfDays({ from: '', to: today })).toBe('unfinished');
    expect(faultOfDays({ from: '2026-11-23', to: today })).toBe('reversed');
    expect(faultOfDays({ from: '2023-11-19', to: today })).toBeUndefined();
    expect(faultOfDays({ from: '2023-11-18', to: today })).toBe('too_long');
  });
});
