import {
  countdown,
  countsOf,
  isMeant,
  mainMove,
  movesOf,
  soonestFirst,
  sumOf,
  tablesBody,
  tagsOf,
  undoOf,
} from './booking-rules';

const at = '2027-05-05T16:00:00.000Z';
const before = (minutes: number) => new Date(Date.parse(at) - minutes * 60_000);

describe('what can be done with a booking', () => {
  it('is not offered before its time', () => {
    const booking = { status: 'confirmed' as const, booked_at: at };
    expect(movesOf(booking, before(13 * 60))).toEqual(['cancel']);
    expect(movesOf(booking, before(60))).toEqual(['arrive', 'cancel']);
    expect(movesOf(booking, before(-1))).toEqual(['arrive', 'no_show', 'cancel']);
  });

  it('has one that is meant most often', () => {
    expect(mainMove({ status: 'new', booked_at: at }, before(60))).toBe('confirm');
    expect(mainMove({ status: 'confirmed', booked_at: at }, before(60))).toBe('arrive');
    expect(mainMove({ status: 'confirmed', booked_at: at }, before(13 * 60))).toBeUndefined();
    expect(mainMove({ status: 'arrived', booked_at: at }, before(-60))).toBe('complete');
    expect(mainMove({ status: 'cancelled', booked_at: at }, before(60))).toBeUndefined();
  });

  it('can be taken back, but for a confirmation, which the guest has been told', () => {
    expect(undoOf('arrive')).toBe('undo_arrival');
    expect(undoOf('cancel')).toBe('reopen');
    expect(undoOf('confirm')).toBeUndefined();
  });
});

it('what lapses soonest is answered first', () => {
  const request = (id: string, lapses_at: string | null, booked_at = at) => ({ id, lapses_at, booked_at });
  const sorted = soonestFirst([
    request('never, late', null, '2027-05-07T16:00:00.000Z'),
    request('soon', '2027-05-05T15:10:00.000Z'),
    request('never, today', null),
    request('sooner', '2027-05-05T15:05:00.000Z'),
  ]);
  expect(sorted.map(({ id }) => id)).toEqual(['sooner', 'soon', 'never, today', 'never, late']);
});

it.each([
  [65_000, '1:05'],
  [3_665_400, '1:01:05'],
  [-5, '0:00'],
])('a countdown of %i ms shows %s', (ms, shown) => expect(countdown(ms)).toBe(shown));

describe('a booking is found', () => {
  const booking = {
    guest_name: 'Анна Лебедева',
    guest_phone: '+79161234567',
    comment: null,
    notes: 'у окна',
    tags: ['VIP'],
  };
  it.each(['лебе', '8 916 123-45-67', '+7 (916) 123', '4567', 'окна', 'vip', ' '])('by %p', (typed) =>
    expect(isMeant(booking, typed)).toBe(true),
  );
  it.each(['Пётр', '8 916 000', '12'])('not by %p', (typed) => expect(isMeant(booking, typed)).toBe(false));
});

it('who was cancelled or did not come is not counted among the guests', () => {
  const day = [
    { status: 'confirmed' as const, guests_count: 4 },
    { status: 'completed' as const, guests_count: 2 },
    { status: 'cancelled' as const, guests_count: 8 },
    { status: 'no_show' as const, guests_count: 3 },
  ];
  expect(sumOf(day)).toEqual({ bookings: 2, guests: 6 });
  expect(countsOf(day)).toMatchObject({ confirmed: 1, cancelled: 1, arrived: 0 });
});

it('no table that is named is whatever suits best', () => {
  expect(tablesBody([])).toEqual({ auto: true });
  expect(tablesBody(['a', 'b'])).toEqual({ table_ids: ['a', 'b'] });
});

it('tags are parted by commas, each once', () => {
  expect(tagsOf('VIP, #у окна,, VIP ')).toEqual(['VIP', 'у окна']);
});
