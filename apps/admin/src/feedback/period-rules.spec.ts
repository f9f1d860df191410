import { daysOf } from './period-rules';

describe('the days of which feedback is looked at', () => {
  it('counts today among them', () => {
    expect(daysOf('7', '2027-03-03')).toEqual({ date_from: '2027-02-25' });
    expect(daysOf('all', '2027-03-03')).toEqual({});
  });

  it('takes days that somebody chose, and of what is left empty none', () => {
    expect(daysOf('own', '2027-03-03', { date_from: '2027-01-01', date_to: '' })).toEqual({ date_from: '2027-01-01' });
  });
});
