import { glanceOf, nextOf } from './home-rules';

const now = new Date('2027-05-05T16:00:00Z');
const booking = (status: 'new' | 'confirmed' | 'arrived' | 'cancelled', guests_count: number, booked_at: string) => ({
  ...{ status, guests_count, booked_at },
});
const day = [
  booking('arrived', 4, '2027-05-05T15:00:00Z'),
  booking('confirmed', 2, '2027-05-05T18:00:00Z'),
  booking('confirmed', 3, '2027-05-05T15:45:00Z'),
  booking('cancelled', 8, '2027-05-05T17:00:00Z'),
  booking('new', 5, '2027-05-05T17:00:00Z'),
];

it('the day at a glance counts who sits there, who is expected and who is late', () => {
  const tables = [
    { capacity: 4, is_active: true },
    { capacity: 6, is_active: false },
    { capacity: null, is_active: true },
  ];
  expect(glanceOf(day, tables, now)).toEqual({
    ...{ here: 4, seats: 4, toCome: { bookings: 2, guests: 5 }, overdue: 1 },
  });
});

it('next comes whose time is first', () => {
  expect(nextOf(day).map(({ guests_count }) => guests_count)).toEqual([3, 2]);
});
