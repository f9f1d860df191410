import { hoursOn, specialDaysFrom } from './hours';

const evening = [{ from: '18:00', to: '23:00' }];
const opening_hours = { mon: [], tue: evening, wed: evening, thu: evening, fri: evening, sat: evening, sun: evening };

describe('the hours of a venue', () => {
  const holiday = { date: '2027-05-09', name: 'Праздник', closed: true, intervals: [] };
  const before = { date: '2027-05-01', closed: false, intervals: [{ from: '10:00', to: '12:00' }] };
  const venue = { opening_hours, special_days: [holiday, before] };

  it('are those of the weekday, but where a day has its own', () => {
    expect(hoursOn(venue, '2027-05-03')).toEqual({ intervals: [] });
    expect(hoursOn(venue, '2027-05-04')).toEqual({ intervals: evening });
    expect(hoursOn(venue, '2027-05-09')).toEqual({ intervals: [], name: 'Праздник' });
  });

  it('name the special days to come, the next of them first', () => {
    expect(specialDaysFrom(venue, '2027-05-01', 5)).toEqual([before, holiday]);
    expect(specialDaysFrom(venue, '2027-05-02', 5)).toEqual([holiday]);
    expect(specialDaysFrom(venue, '2027-05-01', 1)).toEqual([before]);
  });
});
