import { offsetAt } from '@guestflow/contracts';
import { dayOf, firstHourOf, hourOf, hourOfWeek, hoursOf, wallHour } from './local-time-rules';

const at = (instant: string) => Date.parse(instant);
const aheadIn = (zone: string) => (instant: number) => offsetAt(instant, zone);

describe('the hours that a time crosses', () => {
  it.each<[string, string, string, string, string[]]>([
    [
      'from within an hour into another',
      'UTC',
      '2027-06-01T18:20Z',
      '2027-06-01T20:10Z',
      ['2027-06-01 18: 40', '2027-06-01 19: 60', '2027-06-01 20: 10'],
    ],
    [
      'past midnight',
      'Europe/Berlin',
      '2027-06-01T21:30Z',
      '2027-06-01T22:30Z',
      ['2027-06-01 23: 30', '2027-06-02 0: 30'],
    ],
    [
      'where an hour is jumped over',
      'Europe/Berlin',
      '2027-03-28T00:30Z',
      '2027-03-28T01:30Z',
      ['2027-03-28 1: 30', '2027-03-28 3: 30'],
    ],
    [
      'where an hour comes twice',
      'Europe/Berlin',
      '2027-10-31T00:00Z',
      '2027-10-31T02:30Z',
      ['2027-10-31 2: 60', '2027-10-31 2: 60', '2027-10-31 3: 30'],
    ],
    [
      'where an hour comes twice in the west',
      'America/New_York',
      '2027-11-07T05:30Z',
      '2027-11-07T07:00Z',
      ['2027-11-07 1: 30', '2027-11-07 1: 60'],
    ],
    [
      'where the clocks are half an hour aside',
      'Asia/Kolkata',
      '2027-06-01T18:00Z',
      '2027-06-01T19:00Z',
      ['2027-06-01 23: 30', '2027-06-02 0: 30'],
    ],
    [
      'where half an hour comes twice',
      'Australia/Lord_Howe',
      '2027-04-03T14:00Z',
      '2027-04-03T16:00Z',
      ['2027-04-04 1: 60', '2027-04-04 1: 30', '2027-04-04 2: 30'],
    ],
    ['of no length', 'UTC', '2027-06-01T18:20Z', '2027-06-01T18:20Z', []],
  ])('%s', (...row) => {
    const pieces = hoursOf({ from: at(row[2]), to: at(row[3]) }, aheadIn(row[1]));
    expect(
      pieces.map((piece) => `${dayOf(piece.wallHour)} ${hourOf(piece.wallHour)}: ${(piece.to - piece.from) / 60_000}`),
    ).toEqual(row[4]);
  });

  it('of a day are 23, 24 or 25', () => {
    const hoursIn = (from: string, to: string) =>
      hoursOf({ from: at(from), to: at(to) }, aheadIn('Europe/Berlin')).reduce(
        (sum, piece) => sum + piece.to - piece.from,
        0,
      );
    expect(hoursIn('2027-03-27T23:00Z', '2027-03-28T22:00Z') / 3_600_000).toBe(23);
    expect(hoursIn('2027-10-30T22:00Z', '2027-10-31T23:00Z') / 3_600_000).toBe(25);
  });

  it('are those of the clock on the wall', () => {
    const hour = wallHour(at('2027-12-31T23:30Z'), aheadIn('Europe/Berlin'));
    expect([dayOf(hour), hourOf(hour), hour]).toEqual(['2028-01-01', 0, firstHourOf('2028-01-01')]);
    expect([hourOfWeek(firstHourOf('2027-03-29')), hourOfWeek(firstHourOf('2027-03-28') + 23)]).toEqual([0, 167]);
    expect([hourOfWeek(firstHourOf('1969-12-29')), hourOf(-1), dayOf(-1)]).toEqual([0, 23, '1969-12-31']);
  });
});
