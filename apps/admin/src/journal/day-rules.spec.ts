import {
  bookingsOf,
  knowsOf,
  matches,
  movedTo,
  placeOf,
  samePlace,
  signsOf,
  summaryOf,
  todayOf,
  withBooking,
  zonesOf,
} from './day-rules';
import type { Calendar, CalendarBooking, CalendarTable } from './free-rules';

const bookingOf = (id: string, some: Partial<CalendarBooking> = {}): CalendarBooking => ({
  ...{ id, booked_at: '2027-05-05T15:00:00.000Z', ends_at: '2027-05-05T17:00:00.000Z' },
  ...{ held_until: '2027-05-05T17:15:00.000Z', status: 'confirmed', table_ids: ['1'], guests_count: 2 },
  ...{ guest_name: 'Анна Лебедева', source: 'manual', notes: null, tags: [], version: 1 },
  ...some,
});
const tableOf = (id: string, some: Partial<CalendarTable> = {}): CalendarTable => ({
  ...{ id, name: id, zone: null, capacity: 4, is_active: true, deleted: false, bookings: [], blocks: [], holds: [] },
  ...some,
});
const dayOf = (tables: CalendarTable[], requests: CalendarBooking[] = []): Calendar => ({
  ...{ date: '2027-05-05', timezone: 'Europe/Moscow', slot_minutes: 15, slots: [], opens: [], tables, requests },
  day: { from: '2027-05-04T23:00:00.000Z', to: '2027-05-05T23:00:00.000Z' },
  now: '2027-05-05T14:30:00.000Z',
});

describe('a day of the venue', () => {
  it('is today until its evening is over, also after midnight', () => {
    const today = (now: string) => todayOf({ ...dayOf([]), now });
    expect(today('2027-05-05T14:30:00.000Z')).toBe('2027-05-05');
    expect(today('2027-05-05T22:30:00.000Z')).toBe('2027-05-05');
    expect(today('2027-05-05T23:30:00.000Z')).toBe('2027-05-06');
    expect(today('2027-05-04T22:30:00.000Z')).toBe('2027-05-04');
    expect(today('2027-05-09T12:00:00.000Z')).toBe('2027-05-09');
  });

  it('counts who comes and who is here, each once, whatever their tables', () => {
    const [large, here, gone] = [
      bookingOf('large', { table_ids: ['1', '2'], guests_count: 8 }),
      bookingOf('here', { status: 'arrived', guests_count: 3 }),
      bookingOf('gone', { status: 'no_show', guests_count: 5 }),
    ];
    const day = dayOf(
      [
        tableOf('1', { bookings: [large, here, gone] }),
        tableOf('2', { bookings: [large] }),
        tableOf('3', { is_active: false }),
      ],
      [bookingOf('asks', { status: 'new', table_ids: [] })],
    );
    expect(summaryOf(day)).toEqual({ bookings: 2, guests: 11, requests: 1, seated: 3, seats: 8 });
    expect(bookingsOf(day)).toHaveLength(4);
    expect(summaryOf(dayOf([tableOf('1', { capacity: null })])).seats).toBeNull();
  });

  it('shows its tables by where they stand, in their order', () => {
    const zones = zonesOf([
      tableOf('1', { zone: 'Hall' }),
      tableOf('2', { zone: 'Terrace' }),
      tableOf('3', { zone: 'Hall' }),
    ]);
    expect(zones.map(({ name, tables }) => [name, tables.map(({ id }) => id)])).toEqual([
      ['Hall', ['1', '3']],
      ['Terrace', ['2']],
    ]);
  });
});

describe('a booking that is moved', () => {
  const anna = bookingOf('anna');
  const day = dayOf([tableOf('1', { bookings: [anna] }), tableOf('2'), tableOf('3')]);
  const to = { tableIds: ['2'], from: Date.parse('2027-05-05T16:00:00Z'), to: Date.parse('2027-05-05T18:00:00Z') };

  it('is where it was moved to and nowhere else, with what is kept free after it', () => {
    const moved = withBooking(day, movedTo(anna, to));
    expect(moved.tables.map(({ bookings }) => bookings.length)).toEqual([0, 1, 0]);
    expect(moved.tables[1]!.bookings[0]).toMatchObject({
      booked_at: '2027-05-05T16:00:00.000Z',
      held_until: '2027-05-05T18:15:00.000Z',
    });
    // What has nothing to do with it is the very same, and not drawn anew.
    expect(moved.tables[2]).toBe(day.tables[2]);
  });

  it('is back where it was when it is moved back', () => {
    const moved = movedTo(anna, to);
    expect(withBooking(withBooking(day, moved), movedTo(moved, placeOf(anna)))).toEqual(day);
    expect([samePlace(placeOf(anna), placeOf(anna)), samePlace(placeOf(anna), to)]).toEqual([true, false]);
  });

  it('knows of what is told when it shows the booking as it became by that, or later', () => {
    const day = dayOf([tableOf('1', { bookings: [bookingOf('anna', { version: 3 })] })]);
    const told = (version?: number, subject = 'anna', type = 'booking.moved') =>
      knowsOf(day, { type, subject, version });
    expect([told(2), told(3)]).toEqual([true, true]);
    expect([told(4), told(undefined), told(1, 'boris'), told(3, 'anna', 'table.changed')]).toEqual(
      Array(4).fill(false),
    );
  });

  it('is confirmed by the table that it is given', () => {
    const request = bookingOf('asks', { status: 'new', table_ids: [] });
    const answered = withBooking(dayOf([tableOf('2')], [request]), movedTo(request, to));
    expect(answered.requests).toEqual([]);
    expect(answered.tables[0]!.bookings[0]!.status).toBe('confirmed');
    expect(movedTo(request, { ...to, tableIds: [] }).status).toBe('new');
  });
});

describe('what stands out', () => {
  const at = (time: string) => Date.parse(`2027-05-05T${time}:00Z`);
  const detail = { comment: null, guest_says: null, late_minutes: null, guest_phone: '+79160000001' };

  it('is who is late, by the clock or by his own word, and who stays longer', () => {
    expect(signsOf(bookingOf('a'), detail, at('15:04')).late).toBe(0);
    expect(signsOf(bookingOf('a'), detail, at('15:20')).late).toBe(20);
    expect(signsOf(bookingOf('a'), { ...detail, guest_says: 'late', late_minutes: 30 }, at('14:50')).late).toBe(30);
    expect(signsOf(bookingOf('a', { status: 'arrived' }), detail, at('17:01'))).toMatchObject({
      late: 0,
      overstays: true,
    });
  });

  it('is who is a VIP, and of whom something is written', () => {
    expect(signsOf(bookingOf('a', { tags: ['VIP'] }), undefined, 0)).toMatchObject({ vip: true, note: false });
    expect(signsOf(bookingOf('a', { tags: ['вип-гость'] }), { ...detail, comment: 'у окна' }, 0)).toMatchObject({
      vip: true,
      note: true,
    });
  });

  it('is found by name, note, tag or the end of a phone', () => {
    const anna = bookingOf('a', { notes: 'Ёлка у стола', tags: ['юбилей'] });
    for (const q of ['лебед', 'елка', 'ЮБИЛЕЙ', '0001', '']) expect([q, matches(anna, detail, q)]).toEqual([q, true]);
    for (const q of ['Борис', '0002']) expect([q, matches(anna, detail, q)]).toEqual([q, false]);
  });
});
