import { hoursOf, isParty, isPhone, lengthsWith, momentOf, whenBody, type Plan, type Slot } from './plan-rules';

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
