import { offsetAt } from '@guestflow/contracts';
import {
  averageLead,
  averageParty,
  cancellationRate,
  CountedBooking,
  differenceOf,
  figuresOf,
  noMeasures,
  noShowRate,
  occupiedBy,
} from './booking-rules';

const berlin = (instant: number) => offsetAt(instant, 'Europe/Berlin');
const kolkata = (instant: number) => offsetAt(instant, 'Asia/Kolkata');

const booking = (change: Partial<CountedBooking> = {}): CountedBooking => ({
  ...{
    status: 'confirmed',
    cancelled_by: null,
    source: 'bot',
    completed_at: null,
    guests_count: 3,
    table_ids: ['one'],
  },
  ...{ booked_at: new Date('2027-06-01T17:30:20Z'), duration_minutes: 90, created_at: new Date('2027-05-30T17:30Z') },
  ...change,
});

const placesOf = (of: CountedBooking) =>
  figuresOf(of, berlin).map(({ part, span, day, key }) => `${part} ${span} ${day} ${key}`);
const only = (of: CountedBooking) => figuresOf(of, berlin)[0]!;

describe('what a booking adds to the figures', () => {
  it('stands in its day, in the day it was made on, and in all that it is told apart by, for the month too', () => {
    expect(placesOf(booking())).toEqual([
      'day day 2027-06-01 ',
      'made day 2027-05-30 ',
      ...['hour day 2027-06-01 19', 'hour month 2027-06-01 19', 'source day 2027-06-01 bot'],
      ...['source month 2027-06-01 bot', 'party day 2027-06-01 3', 'party month 2027-06-01 3'],
      ...['table day 2027-06-01 one', 'table month 2027-06-01 one'],
    ]);
  });

  it('is at each of its tables, or at none', () => {
    const tables = (ids: string[]) =>
      figuresOf(booking({ table_ids: ids }), berlin)
        .filter(({ part, span }) => part === 'table' && span === 'day')
        .map(({ key, bookings, occupied_minutes }) => [key, bookings, occupied_minutes]);
    expect(tables(['one', 'two'])).toEqual([
      ['one', 1, 90],
      ['two', 1, 90],
    ]);
    expect(tables([])).toEqual([['', 1, 0]]);
    expect(only(booking({ table_ids: ['one', 'two'] })).occupied_minutes).toBe(180);
  });

  it.each<[Partial<CountedBooking>, string, number, number]>([
    [{ status: 'new' }, 'requested', 0, 0],
    [{ status: 'confirmed' }, 'confirmed', 3, 0],
    [{ status: 'arrived' }, 'arrived', 0, 3],
    [{ status: 'completed' }, 'completed', 0, 3],
    [{ status: 'no_show' }, 'no_show', 0, 0],
    [{ status: 'cancelled', cancelled_by: 'guest' }, 'cancelled_by_guest', 0, 0],
    [{ status: 'cancelled', cancelled_by: 'staff' }, 'cancelled_by_staff', 0, 0],
    [{ status: 'cancelled', cancelled_by: null }, 'cancelled_by_staff', 0, 0],
    [{ status: 'cancelled', cancelled_by: 'system' }, 'lapsed', 0, 0],
  ])('of %j counts as %s', (change, measure, expected, came) => {
    expect(only(booking(change))).toMatchObject({
      ...{ bookings: 1, guests: 3, [measure]: 1, guests_expected: expected, guests_came: came },
    });
    const statuses = ['requested', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled_by_guest'] as const;
    const all = [...statuses, 'cancelled_by_staff', 'lapsed'] as const;
    expect(all.reduce((sum, each) => sum + only(booking(change))[each], 0)).toBe(1);
  });

  it('is how long ahead it was made, but of a walk-in, and never less than nothing', () => {
    expect(only(booking())).toMatchObject({ booked_ahead: 1, lead_minutes: 2 * 1_440 });
    expect(only(booking({ source: 'walk_in' }))).toMatchObject({ booked_ahead: 0, lead_minutes: 0 });
    expect(only(booking({ created_at: new Date('2027-06-01T17:40Z') }))).toMatchObject({ lead_minutes: 0 });
  });
});

describe('the hours that a booking occupies', () => {
  const told = (of: CountedBooking, clocks = berlin) =>
    occupiedBy(of, clocks).map(
      ({ day, hour, table_minutes, seat_minutes }) => `${day} ${hour}: ${table_minutes} ${seat_minutes}`,
    );

  it('are those it crosses, for each of its tables and each of its guests', () => {
    expect(told(booking({ table_ids: ['one', 'two'] }))).toEqual(['2027-06-01 19: 60 90', '2027-06-01 20: 120 180']);
    expect(told(booking({ table_ids: [] }))).toEqual(['2027-06-01 19: 0 90', '2027-06-01 20: 0 180']);
    expect(told(booking({ duration_minutes: 45 }), kolkata)).toEqual(['2027-06-01 23: 45 135']);
  });

  it('go on in the next day past midnight', () => {
    expect(told(booking({ booked_at: new Date('2027-06-01T21:30Z') }))).toEqual([
      '2027-06-01 23: 30 90',
      '2027-06-02 0: 60 180',
    ]);
  });

  it.each<[Partial<CountedBooking>, number]>([
    [{ status: 'new' }, 0],
    [{ status: 'cancelled' }, 0],
    [{ status: 'no_show' }, 0],
    [{ status: 'confirmed', completed_at: new Date('2027-06-01T18:00Z') }, 90],
    [{ status: 'arrived' }, 90],
    [{ status: 'completed' }, 90],
    [{ status: 'completed', completed_at: new Date('2027-06-01T18:00:50Z') }, 30],
    [{ status: 'completed', completed_at: new Date('2027-06-01T23:00Z') }, 90],
    [{ status: 'completed', completed_at: new Date('2027-06-01T17:00Z') }, 0],
  ])('of %j are %i minutes', (change, minutes) => {
    expect(occupiedBy(booking(change), berlin).reduce((sum, hour) => sum + hour.table_minutes, 0)).toBe(minutes);
  });
});

describe('what a change changes', () => {
  it('is nothing where nothing counted has changed', () => {
    expect(differenceOf([{ was: booking(), is: booking() }], berlin)).toEqual({ figures: [], hours: [] });
  });

  it('takes a booking from its old day and adds it to its new one', () => {
    const is = booking({ booked_at: new Date('2027-07-02T17:30Z'), source: 'bot' });
    const { figures, hours } = differenceOf([{ was: booking(), is }], berlin);
    const days = figures
      .filter(({ part }) => part === 'day')
      .map(({ day, bookings, guests }) => [day, bookings, guests]);
    expect(days).toEqual([
      ['2027-06-01', -1, -3],
      ['2027-07-02', 1, 3],
    ]);
    expect(figures.filter(({ part, bookings }) => part === 'made' && bookings !== 0)).toEqual([]);
    expect(hours.reduce((sum, { table_minutes }) => sum + table_minutes, 0)).toBe(0);
  });

  it('of many at once is their sum', () => {
    const { figures } = differenceOf([{ is: booking() }, { is: booking({ guests_count: 2 }) }], berlin);
    expect(figures.find(({ part }) => part === 'day')).toMatchObject({ bookings: 2, guests: 5, confirmed: 2 });
  });
});

describe('what is told beside the counts', () => {
  const of = { ...noMeasures(), bookings: 8, guests: 21, arrived: 1, completed: 2, no_show: 1, cancelled_by_guest: 1 };

  it('is of those that can be told of', () => {
    expect(averageParty(of)).toBe(2.6);
    expect(noShowRate(of)).toBe(25);
    expect(cancellationRate({ ...of, lapsed: 1 })).toBe(25);
    expect(averageLead({ ...of, booked_ahead: 3, lead_minutes: 100 })).toBe(33);
  });

  it('is nothing where there are none', () => {
    for (const figure of [averageParty, noShowRate, cancellationRate, averageLead])
      expect(figure(noMeasures())).toBeNull();
  });
});
