import { before, changeOf, daysOf, monthsAndDays, periodOf } from './period-rules';

describe('the days that are asked for', () => {
  const today = '2027-03-15';

  it.each([
    [{}, '2027-02-14', today],
    [{ from: '2027-03-01' }, '2027-03-01', today],
    [{ to: '2026-12-31' }, '2026-12-02', '2026-12-31'],
    [{ from: '2027-05-01' }, '2027-05-01', '2027-05-01'],
    [{ from: '2027-01-01', to: '2027-01-31' }, '2027-01-01', '2027-01-31'],
  ])('of %j are those from %s to %s', (asked, from, to) => expect(periodOf(asked, today)).toEqual({ from, to }));

  it('are compared with as many right before, over months and leap years', () => {
    expect(before({ from: '2028-03-01', to: '2028-03-03' })).toEqual({ from: '2028-02-27', to: '2028-02-29' });
    expect(daysOf({ from: '2028-02-28', to: '2028-03-01' })).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  });

  it('are more or less by so many percent, where there was anything to compare with', () => {
    expect(changeOf(15, 10)).toBe(50);
    expect(changeOf(2, 3)).toBe(-33.3);
    expect(changeOf(5, 0)).toBeNull();
  });

  it.each([
    ['2027-03-05', '2027-03-20', undefined, ['2027-03-05 2027-03-20']],
    ['2027-03-01', '2027-03-31', '2027-03-01 2027-03-01', []],
    ['2027-03-05', '2027-04-20', undefined, ['2027-03-05 2027-04-20']],
    ['2027-03-31', '2027-05-01', '2027-04-01 2027-04-01', ['2027-03-31 2027-03-31', '2027-05-01 2027-05-01']],
    ['2027-12-15', '2028-02-29', '2028-01-01 2028-02-01', ['2027-12-15 2027-12-31']],
  ])('from %s to %s are whole months and what is left', (from, to, months, days) => {
    const told = monthsAndDays({ from, to });
    expect(told.months && `${told.months.from} ${told.months.to}`).toBe(months);
    expect(told.days.map((some) => `${some.from} ${some.to}`)).toEqual(days);
  });
});
