import { coming, put, weeksOf, without, type SpecialDay } from './special-day-rules';

const closedOn = (date: string): SpecialDay => ({ date, closed: true, intervals: [] });
const days = [closedOn('2027-05-09'), closedOn('2027-01-01'), closedOn('2027-05-01')];

describe('special days', () => {
  it('are told from today on, the next one first', () => {
    expect(coming(days, '2027-05-01').map(({ date }) => date)).toEqual(['2027-05-01', '2027-05-09']);
  });

  it('stand once each, also where one is given another date', () => {
    expect(put(days, closedOn('2027-05-01'))).toBeUndefined();
    expect(put(days, closedOn('2027-05-01'), '2027-05-09')).toBeUndefined();
    expect(put(days, closedOn('2027-05-10'), '2027-05-09')?.map(({ date }) => date)).toEqual([
      '2027-01-01',
      '2027-05-01',
      '2027-05-10',
    ]);
    expect(put(days, { ...closedOn('2027-05-09'), name: 'Праздник' }, '2027-05-09')?.at(-1)?.name).toBe('Праздник');
  });

  it('can be taken away', () => {
    expect(without(days, '2027-01-01')).toHaveLength(2);
  });

  it('are looked up in months of whole weeks', () => {
    const may = weeksOf('2027-05');
    expect(may[0]).toEqual([null, null, null, null, null, '2027-05-01', '2027-05-02']);
    expect(may.at(-1)?.[0]).toBe('2027-05-31');
    expect(weeksOf('2027-02')).toHaveLength(4);
  });
});
