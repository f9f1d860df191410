import {
  calendarDate,
  hoursOf,
  isParty,
  isPhone,
  lengthsWith,
  momentOf,
  venueDate,
  whenBody,
  type Plan,
  type Slot,
  type VenueDay,
} from './plan-rules';

const plan = (change: Partial<Plan> = {}): Plan => ({
  guests: 2,
  date: '2027-05-05',
  time: '18:00',
  tableIds: [],
  ...change,
});
const slot = (time: string, starts_at: string, date = '2027-05-05'): Slot => ({
  time,
  starts_at,
  date,
  free: 1,
  booked: 0,
});
const slots = [slot('18:00', '2027-05-05T15:00:00Z'), slot('00:30', '2027-05-05T21:30:00Z', '2027-05-06')];

describe('when a booking is to be', () => {
  it('is the moment itself where the house offers it', () => {
    expect(whenBody(plan(), slots)).toEqual({ booked_at: '2027-05-05T15:00:00Z' });
  });

  it('is a day and a time where the house does not', () => {
    expect(whenBody(plan({ time: '18:10' }), slots)).toEqual({ date: '2027-05-05', time: '18:10' });
  });

  it('after midnight is the next day on the calendar, though the venue’s evening goes on', () => {
    expect(momentOf(plan({ time: '00:30' }), slots)).toEqual({ date: '2027-05-06', time: '00:30' });
  });

  describe('on a day that closes after midnight', () => {
    const friday = '2027-05-07';
    /** Thursday closes at one, Friday at two. */
    const day: VenueDay = {
      ...{ from: '2027-05-07 01:00', to: '2027-05-08 02:00' },
      opens: [{ from: '2027-05-07 12:00', to: '2027-05-08 02:00' }],
    };

    it.each([
      ['18:10', '2027-05-07'],
      ['00:40', '2027-05-08'],
      ['01:40', '2027-05-08'],
      // Closed, and of this day only in the morning.
      ['10:00', '2027-05-07'],
      ['02:30', '2027-05-07'],
    ])('a time that is written, %s, is on %s', (time, date) => {
      expect(calendarDate(friday, time, day)).toBe(date);
      expect(whenBody(plan({ date: friday, time }), [], day)).toEqual({ date, time });
      expect(momentOf(plan({ date: friday, time }), [], day)).toEqual({ date, time });
    });

    it('is on the day that stands there as long as nobody knows better', () => {
      expect(calendarDate(friday, '00:40', undefined)).toBe(friday);
    });

    it('what is booked for after midnight is of the evening before', () => {
      expect(venueDate({ date: friday, time: '00:40' }, day)).toBe('2027-05-06');
      expect(venueDate({ date: friday, time: '01:00' }, day)).toBe(friday);
      expect(venueDate({ date: friday, time: '18:00' }, day)).toBe(friday);
    });
  });

  it('is nothing yet while no time is chosen', () => {
    expect(momentOf(plan({ time: '' }), slots)).toBeUndefined();
  });
});

it('a party is somebody, and not a crowd', () => {
  expect([0, 1, 1000, 1001, 1.5, NaN].map(isParty)).toEqual([false, true, true, false, false, false]);
});

it('digits are a phone, the rest is a name', () => {
  expect(['+7 916', '8 (916) 1', 'Анна', 'Table 5'].map(isPhone)).toEqual([true, true, false, false]);
});

it('a length that is not usual can stay as it is', () => {
  expect(lengthsWith(100)).toContain(100);
  expect(hoursOf(100)).toEqual([1, 40]);
});
