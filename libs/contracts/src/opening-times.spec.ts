import * as fc from 'fast-check';
import {
  dayOf,
  daysAfter,
  dayWindow,
  isOpenFor,
  localInstants,
  localOf,
  openingsOn,
  openStretches,
} from './opening-times';
import { defaultSettings, OpeningHours, OpeningInterval, VenueSettings, weekdays } from './venue-settings';

const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';
const lordHowe = 'Australia/Lord_Howe';
const beirut = 'Asia/Beirut';
const zones = [berlin, newYork, lordHowe, beirut, 'America/Asuncion', 'Atlantic/Azores', 'Asia/Kathmandu', 'UTC'];
const hour = 3_600_000;

const at = (instant: string) => Date.parse(instant);
const told = (instants: number[]) => instants.map((instant) => new Date(instant).toISOString().slice(0, 16) + 'Z');
const toldSpans = (spans: { from: number; to: number }[]) => spans.map(({ from, to }) => told([from, to]).join(' '));
const closedWeek = (): OpeningHours => Object.fromEntries(weekdays.map((day) => [day, []])) as unknown as OpeningHours;
const daily = (...intervals: [from: string, to: string][]): VenueSettings => ({
  ...defaultSettings(),
  opening_hours: Object.fromEntries(
    weekdays.map((day) => [day, intervals.map(([from, to]) => ({ from, to }))]),
  ) as unknown as OpeningHours,
});

describe('the instants at which a clock shows a time', () => {
  it.each<[string, string, string, string[]]>([
    ['2027-06-01', '12:00', berlin, ['2027-06-01T10:00Z']],
    ['2027-03-28', '01:59', berlin, ['2027-03-28T00:59Z']],
    ['2027-03-28', '02:00', berlin, []],
    ['2027-03-28', '02:59', berlin, []],
    ['2027-03-28', '03:00', berlin, ['2027-03-28T01:00Z']],
    ['2027-10-31', '01:59', berlin, ['2027-10-30T23:59Z']],
    ['2027-10-31', '02:00', berlin, ['2027-10-31T00:00Z', '2027-10-31T01:00Z']],
    ['2027-10-31', '02:59', berlin, ['2027-10-31T00:59Z', '2027-10-31T01:59Z']],
    ['2027-10-31', '03:00', berlin, ['2027-10-31T02:00Z']],
    ['2027-03-14', '02:30', newYork, []],
    ['2027-03-14', '03:00', newYork, ['2027-03-14T07:00Z']],
    ['2027-11-07', '01:30', newYork, ['2027-11-07T05:30Z', '2027-11-07T06:30Z']],
    // Half an hour only.
    ['2027-10-03', '02:15', lordHowe, []],
    ['2027-10-03', '02:30', lordHowe, ['2027-10-02T15:30Z']],
    ['2027-04-04', '01:29', lordHowe, ['2027-04-03T14:29Z']],
    ['2027-04-04', '01:45', lordHowe, ['2027-04-03T14:45Z', '2027-04-03T15:15Z']],
    // At midnight.
    ['2027-03-28', '00:00', beirut, []],
    ['2027-03-28', '00:59', beirut, []],
    ['2027-03-28', '01:00', beirut, ['2027-03-27T22:00Z']],
    ['2027-10-30', '23:30', beirut, ['2027-10-30T20:30Z', '2027-10-30T21:30Z']],
    ['2027-10-31', '00:00', beirut, ['2027-10-30T22:00Z']],
    ['2023-10-01', '00:30', 'America/Asuncion', []],
    ['2024-03-23', '23:30', 'America/Asuncion', ['2024-03-24T02:30Z', '2024-03-24T03:30Z']],
    ['2027-10-31', '00:30', 'Atlantic/Azores', ['2027-10-31T00:30Z', '2027-10-31T01:30Z']],
    // A whole day that was left out.
    ['2011-12-30', '12:00', 'Pacific/Apia', []],
    ['2027-06-01', '00:00', 'Pacific/Kiritimati', ['2027-05-31T10:00Z']],
    ['2027-06-01', '00:00', 'Pacific/Pago_Pago', ['2027-06-01T11:00Z']],
  ])('%s %s in %s: %j', (...row) => {
    expect(told(localInstants(row[0], row[1], row[2]))).toEqual(row[3]);
  });

  it('show that time, and every instant is among those of the time that it shows', () => {
    const formats = new Map(
      zones.map((zone) => [
        zone,
        new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
      ]),
    );
    const minutes = fc.integer({ min: at('2023-01-01T00:00Z') / 60_000, max: at('2030-01-01T00:00Z') / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const instant = minute * 60_000;
        const local = localOf(instant, zone);
        expect(`${local.date} ${local.time}`).toBe(formats.get(zone)!.format(instant));
        expect(localInstants(local.date, local.time, zone)).toContain(instant);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are the same for each quarter of an hour around each change as when all instants are looked through', () => {
    const changes = [
      [berlin, '2027-03-28'],
      [berlin, '2027-10-31'],
      [newYork, '2027-03-14'],
      [newYork, '2027-11-07'],
      [lordHowe, '2027-10-03'],
      [lordHowe, '2027-04-04'],
      [beirut, '2027-03-28'],
      [beirut, '2027-10-30'],
    ] as const;
    for (const [zone, date] of changes) {
      const shown = new Map<string, number[]>();
      for (let instant = at(`${date}T00:00Z`) - 20 * hour; instant < at(`${date}T00:00Z`) + 44 * hour;) {
        const local = localOf(instant, zone);
        if (local.date === date) shown.set(local.time, [...(shown.get(local.time) ?? []), instant]);
        instant += 15 * 60_000;
      }
      for (let quarter = 0; quarter < 96; quarter++) {
        const time = new Date(quarter * 900_000).toISOString().slice(11, 16);
        expect([zone, time, localInstants(date, time, zone)]).toEqual([zone, time, shown.get(time) ?? []]);
      }
    }
  });
});

describe('openings', () => {
  const special = (date: string, intervals: OpeningInterval[]): VenueSettings => ({
    ...daily(['10:00', '22:00']),
    special_days: [{ date, closed: intervals.length === 0, intervals }],
  });

  it.each<[string, VenueSettings, string, string, string[]]>([
    ['a day', daily(['10:00', '22:00']), '2027-06-01', berlin, ['2027-06-01T08:00Z 2027-06-01T20:00Z']],
    ['past midnight', daily(['18:00', '02:00']), '2027-06-01', berlin, ['2027-06-01T16:00Z 2027-06-02T00:00Z']],
    ['to midnight', daily(['18:00', '00:00']), '2027-06-01', berlin, ['2027-06-01T16:00Z 2027-06-01T22:00Z']],
    [
      'in two, whichever was written first',
      daily(['18:00', '23:00'], ['12:00', '15:00']),
      '2027-06-01',
      berlin,
      ['2027-06-01T10:00Z 2027-06-01T13:00Z', '2027-06-01T16:00Z 2027-06-01T21:00Z'],
    ],
    ['24 hours', daily(['00:00', '00:00']), '2027-06-01', berlin, ['2027-05-31T22:00Z 2027-06-01T22:00Z']],
    ['24 hours that are 23', daily(['00:00', '00:00']), '2027-03-28', berlin, ['2027-03-27T23:00Z 2027-03-28T22:00Z']],
    ['24 hours that are 25', daily(['00:00', '00:00']), '2027-10-31', berlin, ['2027-10-30T22:00Z 2027-10-31T23:00Z']],
    ['a closed weekday', { ...defaultSettings(), opening_hours: closedWeek() }, '2027-06-01', berlin, []],
    [
      'a special day',
      special('2027-06-01', [{ from: '20:00', to: '06:00' }]),
      '2027-06-01',
      berlin,
      ['2027-06-01T18:00Z 2027-06-02T04:00Z'],
    ],
    ['a special day that is closed', special('2027-06-01', []), '2027-06-01', berlin, []],
    [
      'a special day’s neighbour',
      special('2027-06-01', []),
      '2027-06-02',
      berlin,
      ['2027-06-02T08:00Z 2027-06-02T20:00Z'],
    ],
    ['from within a gap', daily(['02:30', '06:00']), '2027-03-28', berlin, ['2027-03-28T01:00Z 2027-03-28T04:00Z']],
    ['to within a gap', daily(['22:00', '02:30']), '2027-03-27', berlin, ['2027-03-27T21:00Z 2027-03-28T01:00Z']],
    ['within a gap alone', daily(['02:15', '02:45']), '2027-03-28', berlin, []],
    [
      'from within a repeated hour',
      daily(['02:30', '06:00']),
      '2027-10-31',
      berlin,
      ['2027-10-31T00:30Z 2027-10-31T05:00Z'],
    ],
    [
      'to within a repeated hour',
      daily(['22:00', '02:30']),
      '2027-10-30',
      berlin,
      ['2027-10-30T20:00Z 2027-10-31T01:30Z'],
    ],
    [
      'over a change of half an hour',
      daily(['00:00', '04:00']),
      '2027-04-04',
      lordHowe,
      ['2027-04-03T13:00Z 2027-04-03T17:30Z'],
    ],
    [
      'from within a gap of half an hour',
      daily(['02:10', '04:00']),
      '2027-10-03',
      lordHowe,
      ['2027-10-02T15:30Z 2027-10-02T17:00Z'],
    ],
    [
      'from a midnight that is jumped over',
      daily(['00:00', '04:00']),
      '2027-03-28',
      beirut,
      ['2027-03-27T22:00Z 2027-03-28T01:00Z'],
    ],
    [
      'to a midnight before which an hour is repeated',
      daily(['20:00', '00:00']),
      '2027-10-30',
      beirut,
      ['2027-10-30T17:00Z 2027-10-30T22:00Z'],
    ],
    ['in the west', daily(['18:00', '02:00']), '2027-03-13', newYork, ['2027-03-13T23:00Z 2027-03-14T07:00Z']],
  ])('of %s', (...row) => {
    expect(toldSpans(openingsOn(row[2], row[1], row[3]))).toEqual(row[4]);
  });

  it('that touch are one stretch, over midnight too', () => {
    expect(toldSpans(openStretches('2027-06-01', daily(['12:00', '15:00'], ['15:00', '23:00']), 'UTC'))).toContain(
      '2027-06-01T12:00Z 2027-06-01T23:00Z',
    );
    const [always, ...more] = openStretches('2027-06-01', daily(['00:00', '00:00']), 'UTC');
    expect(more).toEqual([]);
    expect(always!.from).toBe(at('2027-05-31T00:00Z'));
    expect(always!.to).toBeGreaterThanOrEqual(at('2027-06-03T00:00Z'));
    expect(openStretches('2027-06-01', daily(['18:00', '02:00']), 'UTC').length).toBeGreaterThanOrEqual(3);
  });

  it('that go on for days are followed as far as a visit of 24 hours that begins late in the first of them', () => {
    const hours = {
      ...closedWeek(),
      tue: [{ from: '23:00', to: '23:00' }],
      wed: [{ from: '23:00', to: '00:00' }],
      thu: [{ from: '00:00', to: '00:00' }],
    };
    const settings = { ...defaultSettings(), opening_hours: hours };
    expect(toldSpans(openStretches('2027-06-01', settings, 'UTC'))).toEqual(['2027-06-01T23:00Z 2027-06-04T00:00Z']);
  });

  it.each<[string, boolean]>([
    ['2027-06-01T18:00Z 2027-06-01T20:00Z', true],
    ['2027-06-02T00:00Z 2027-06-02T02:00Z', true],
    ['2027-06-01T23:00Z 2027-06-02T01:30Z', true],
    ['2027-06-02T00:30Z 2027-06-02T02:05Z', false],
    ['2027-06-01T17:55Z 2027-06-01T20:00Z', false],
    ['2027-06-02T02:00Z 2027-06-02T03:00Z', false],
  ])('from 18:00 to 02:00 hold the visit %s: %s', (...row) => {
    const [from, to] = row[0].split(' ').map(at) as [number, number];
    expect(isOpenFor({ from, to }, daily(['18:00', '02:00']), 'UTC')).toBe(row[1]);
  });

  it('hold a visit of any length of a venue that never closes, whatever the clocks do', () => {
    for (const zone of zones) {
      for (let from = at('2027-03-26T00:00Z'); from < at('2027-03-30T00:00Z'); from += hour) {
        expect(isOpenFor({ from, to: from + 24 * hour }, daily(['00:00', '00:00']), zone)).toBe(true);
        expect(isOpenFor({ from, to: from + 24 * hour }, daily(['17:00', '17:00']), zone)).toBe(true);
      }
    }
  });
});

describe('the venue’s day', () => {
  it.each<[string, VenueSettings, string, string]>([
    ['from midnight to midnight', daily(['10:00', '22:00']), '2027-06-01', '2027-06-01T00:00Z 2027-06-02T00:00Z'],
    ['from closing to closing', daily(['18:00', '02:00']), '2027-06-01', '2027-06-01T02:00Z 2027-06-02T02:00Z'],
    [
      'of midnight where it is closed',
      { ...daily(), opening_hours: closedWeek() },
      '2027-06-01',
      '2027-06-01T00:00Z 2027-06-02T00:00Z',
    ],
    [
      'of a closed day, from the closing of the evening before',
      { ...daily(['18:00', '02:00']), special_days: [{ date: '2027-06-01', closed: true, intervals: [] }] },
      '2027-06-01',
      '2027-06-01T02:00Z 2027-06-02T00:00Z',
    ],
  ])('goes %s', (...row) => {
    expect(toldSpans([dayWindow(row[2], row[1], 'UTC')])).toEqual([row[3]]);
  });

  it('has what is after midnight and before the closing', () => {
    const late = daily(['18:00', '02:00']);
    expect(dayOf(at('2027-06-02T01:59Z'), late, 'UTC')).toBe('2027-06-01');
    expect(dayOf(at('2027-06-02T02:00Z'), late, 'UTC')).toBe('2027-06-02');
    expect(dayOf(at('2027-06-02T00:00Z'), daily(['10:00', '22:00']), 'UTC')).toBe('2027-06-02');
  });

  const time = fc
    .integer({ min: 0, max: 95 })
    .map((quarter) => new Date(quarter * 900_000).toISOString().slice(11, 16));
  const intervals = (max: number) => fc.array(fc.record({ from: time, to: time }), { maxLength: max });
  const around = fc.constantFrom(
    '2027-03-28',
    '2027-10-31',
    '2027-03-14',
    '2027-11-07',
    '2027-10-03',
    '2027-04-04',
    '2023-10-01',
    '2024-03-24',
    '2011-12-30',
  );
  const day = fc.tuple(around, fc.integer({ min: -4, max: 4 })).map(([date, days]) => daysAfter(date, days));
  const settings = fc
    .record({
      week: fc.array(intervals(3), { minLength: 7, maxLength: 7 }),
      special: fc.array(fc.tuple(day, intervals(2)), { maxLength: 3 }),
    })
    .map(({ week, special }) => ({
      ...defaultSettings(),
      opening_hours: Object.fromEntries(weekdays.map((name, index) => [name, week[index]])) as unknown as OpeningHours,
      special_days: special.map(([date, own]) => ({ date, closed: own.length === 0, intervals: own })),
    }));

  it('begins where the one before ends, and has each instant once', () => {
    fc.assert(
      fc.property(settings, day, fc.constantFrom(...zones, 'Pacific/Apia'), (venue, first, zone) => {
        const dates = Array.from({ length: 8 }, (_, index) => daysAfter(first, index));
        const windows = dates.map((date) => dayWindow(date, venue, zone));
        windows.forEach(({ from, to }, index) => {
          expect(from).toBeLessThanOrEqual(to);
          if (index > 0) expect(from).toBe(windows[index - 1]!.to);
          if (from === to) return;
          for (const instant of [from, to - 1, Math.floor((from + to) / 2)]) {
            expect(dayOf(instant, venue, zone)).toBe(dates[index]);
          }
        });
      }),
      { numRuns: 600 },
    );
  });
});
