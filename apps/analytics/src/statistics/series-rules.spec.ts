import { daysOf } from './period-rules';
import { lastOfMonth, plusMonths, seriesOf, stepOf } from './series-rules';

describe('the steps of a series', () => {
  it('are days, and of more than 92 of them months', () => {
    expect(stepOf({ from: '2027-01-01', to: '2027-04-02' })).toBe('day');
    expect(stepOf({ from: '2027-01-01', to: '2027-04-03' })).toBe('month');
    expect(seriesOf({ from: '2028-02-28', to: '2028-03-01' }).map(({ from }) => from)).toEqual([
      ...['2028-02-28', '2028-02-29', '2028-03-01'],
    ]);
  });

  it('that are months begin and end where the period does', () => {
    expect(seriesOf({ from: '2027-11-15', to: '2028-03-10' })).toEqual([
      { from: '2027-11-15', to: '2027-11-30' },
      { from: '2027-12-01', to: '2027-12-31' },
      { from: '2028-01-01', to: '2028-01-31' },
      { from: '2028-02-01', to: '2028-02-29' },
      { from: '2028-03-01', to: '2028-03-10' },
    ]);
  });

  it.each([93, 120, 365, 400])('leave out no day of %i, and have none twice', (days) => {
    const all = daysOf({ from: '2027-01-29', to: '2029-01-01' }).slice(0, days);
    const steps = seriesOf({ from: all[0]!, to: all.at(-1)! });
    expect(steps.flatMap(daysOf)).toEqual(all);
  });

  it('go over years', () => {
    expect(plusMonths('2027-12-31', 1)).toBe('2028-01-01');
    expect(plusMonths('2027-01-01', -11)).toBe('2026-02-01');
    expect(lastOfMonth('2028-02-03')).toBe('2028-02-29');
  });
});
