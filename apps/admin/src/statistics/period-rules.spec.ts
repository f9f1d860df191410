import { besides, daysOf, faultOfDays, lengthOf, yearBefore, type Span, type Wish } from './period-rules';

/** A Sunday. */
const today = '2026-11-22';
const running = (span: Span) => daysOf({ span }, today);
const at = (span: Span, day: string) => daysOf({ span, at: day }, today);

describe('the days that are looked at', () => {
  it('are, of what still runs, those up to today', () => {
    expect(running('today')).toEqual({ from: today, to: today });
    expect(running('week')).toEqual({ from: '2026-11-16', to: today });
    expect(running('month')).toEqual({ from: '2026-11-01', to: today });
    expect(running('quarter')).toEqual({ from: '2026-10-01', to: today });
    expect(running('year')).toEqual({ from: '2026-01-01', to: today });
  });

  it('are whole where another is named, whichever of its days names it', () => {
    expect(at('today', '2026-11-21')).toEqual({ from: '2026-11-21', to: '2026-11-21' });
    expect(at('week', '2026-11-09')).toEqual({ from: '2026-11-09', to: '2026-11-15' });
    expect(at('month', '2026-02-01')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(at('quarter', '2025-11-30')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(at('year', '2024-07-01')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(at('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });

  it('go no further than today where the one that is named is the one that runs', () => {
    expect(at('month', '2026-11-01')).toEqual({ from: '2026-11-01', to: today });
    expect(daysOf({ span: 'month', at: '2026-11-01' }, '2026-12-03')).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  });

  it('are somebody’s own', () => {
    const days = { from: '2026-03-01', to: '2026-03-08' };
    expect(daysOf({ span: 'own', days }, today)).toEqual(days);
  });
});

describe('from one to the next', () => {
  const step = (span: Span, by: 1 | -1, from?: string) => besides({ span, at: from }, by, today);

  it('goes back from the one that runs, over the beginning of a year too', () => {
    expect(step('today', -1)).toEqual({ span: 'today', at: '2026-11-21' });
    expect(step('week', -1)).toEqual({ span: 'week', at: '2026-11-09' });
    expect(step('month', -1, '2026-01-01')).toEqual({ span: 'month', at: '2025-12-01' });
    expect(step('quarter', -1)).toEqual({ span: 'quarter', at: '2026-07-01' });
    expect(step('year', -1)).toEqual({ span: 'year', at: '2025-01-01' });
  });

  it('goes ahead, to what is only booked yet', () => {
    expect(step('week', 1)).toEqual({ span: 'week', at: '2026-11-23' });
    expect(step('quarter', 1)).toEqual({ span: 'quarter', at: '2027-01-01' });
  });

  it('comes back to the one that runs, which has no day to be named by', () => {
    for (const span of ['today', 'week', 'month', 'quarter', 'year'] as const) {
      const before = step(span, -1) as Wish & { at: string };
      expect(step(span, 1, before.at)).toEqual({ span });
    }
  });
});

describe('days that somebody writes himself', () => {
  it('are one day or more, and no more than are counted at once', () => {
    expect(faultOfDays({ from: today, to: today })).toBeUndefined();
    expect(faultOfDays({ from: '', to: today })).toBe('unfinished');
    expect(faultOfDays({ from: '2026-11-23', to: today })).toBe('reversed');
    expect(faultOfDays({ from: '2023-11-19', to: today })).toBeUndefined();
    expect(faultOfDays({ from: '2023-11-18', to: today })).toBe('too_long');
    expect(lengthOf({ from: '2028-01-01', to: '2028-12-31' })).toBe(366);
  });
});

describe('the same days a year ago', () => {
  it('are the same weekdays where there are few', () => {
    expect(yearBefore({ from: today, to: today })).toEqual({ from: '2025-11-23', to: '2025-11-23' });
    expect(yearBefore({ from: '2026-11-16', to: today })).toEqual({ from: '2025-11-17', to: '2025-11-23' });
  });

  it('are the same dates where there are many', () => {
    expect(yearBefore({ from: '2026-11-01', to: today })).toEqual({ from: '2025-11-01', to: '2025-11-22' });
    expect(yearBefore({ from: '2026-01-01', to: '2026-12-31' })).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  });

  it('have the whole of February, however long it is', () => {
    expect(yearBefore({ from: '2028-02-01', to: '2028-02-29' })).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    expect(yearBefore({ from: '2029-02-01', to: '2029-02-28' })).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(yearBefore({ from: '2028-02-29', to: '2028-04-30' })).toEqual({ from: '2027-02-28', to: '2027-04-30' });
  });
});
