import { completeSettings, defaultSettings, OpeningHours, OpeningInterval, VenueSettings } from '@guestflow/contracts';
import fc from 'fast-check';
import { daysAfter, settingsErrors, weekdayOf } from './venue-settings-rules';

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const closed: OpeningHours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const open = (...hours: string[]): OpeningInterval[] =>
  hours.map((text) => ({ from: text.slice(0, 5), to: text.slice(6) }));
const settings = (change: Partial<VenueSettings>): VenueSettings => ({ ...defaultSettings(), ...change });
const hours = (change: Partial<OpeningHours>) => settings({ opening_hours: { ...closed, ...change } });
const fieldsOf = (wanted: VenueSettings) => settingsErrors(wanted).map(({ field }) => field);
const special = (date: string, ...intervals: string[]) => ({
  date,
  closed: intervals.length === 0,
  intervals: open(...intervals),
});

describe('opening hours', () => {
  it.each<[string, Partial<OpeningHours>]>([
    ['a week of closed days', {}],
    ['several times a day', { mon: open('09:00-12:00', '13:00-18:00', '19:00-02:00') }],
    ['one after the other', { mon: open('09:00-12:00', '12:00-18:00') }],
    ['written in any order', { mon: open('18:00-22:00', '09:00-12:00') }],
    ['past midnight until the next day opens', { fri: open('18:00-06:00'), sat: open('06:00-12:00') }],
    ['past midnight on Sunday until Monday opens', { sun: open('20:00-04:00'), mon: open('04:00-10:00') }],
    ['round the clock', Object.fromEntries(week.map((day) => [day, open('00:00-00:00')]))],
    ['from nine to nine, each day', Object.fromEntries(week.map((day) => [day, open('09:00-09:00')]))],
  ])('may be %s', (_what, change) => {
    expect(fieldsOf(hours(change))).toEqual([]);
  });

  it.each<[string, Partial<OpeningHours>, string[]]>([
    ['overlap', { fri: open('09:00-12:00', '11:59-13:00') }, ['opening_hours.fri.1.from']],
    ['overlap in another order', { fri: open('11:00-13:00', '09:00-12:00') }, ['opening_hours.fri.0.from']],
    ['are written twice', { fri: open('09:00-12:00', '09:00-12:00') }, ['opening_hours.fri.1.from']],
    [
      'lie in each other',
      { fri: open('09:00-18:00', '10:00-11:00', '12:00-13:00') },
      ['opening_hours.fri.1.from', 'opening_hours.fri.2.from'],
    ],
    ['run into the next day’s', { fri: open('18:00-03:00'), sat: open('02:00-05:00') }, ['opening_hours.sat.0.from']],
    [
      'run from Sunday into Monday',
      { sun: open('18:00-03:00'), mon: open('10:00-12:00', '02:00-05:00') },
      ['opening_hours.mon.1.from'],
    ],
    [
      'are round the clock before a day that has its own',
      { tue: open('10:00-10:00'), wed: open('09:00-12:00') },
      ['opening_hours.wed.0.from'],
    ],
  ])('may not %s', (...row) => {
    expect(fieldsOf(hours(row[1]))).toEqual(row[2]);
  });

  // Slow and plain: each minute of the week is marked by what is open in it.
  const openTwice = (wanted: OpeningHours): boolean => {
    const marks = new Uint8Array(7 * 1_440);
    week.forEach((day, index) => {
      for (const { from, to } of wanted[day]) {
        const [begins, ends] = [from, to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
        const length = (ends! - begins! + 1_440) % 1_440 || 1_440;
        for (let minute = 0; minute < length; minute++) marks[(index * 1_440 + begins! + minute) % marks.length]!++;
      }
    });
    return marks.some((count) => count > 1);
  };
  const time = fc
    .integer({ min: 0, max: 47 })
    .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
  const interval = fc.record({ from: time, to: time });
  const day = fc.array(interval, { maxLength: 2 });
  const anyWeek = fc.record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });

  it('are refused exactly when some minute of the week is open twice', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(anyWeek, (wanted) => {
        const twice = openTwice(wanted);
        seen.add(twice);
        expect(fieldsOf(settings({ opening_hours: wanted })).length > 0).toBe(twice);
      }),
      { numRuns: 500 },
    );
    expect(seen.size).toBe(2);
  });

  it('and special days together are refused exactly when some minute of a real week is open twice', () => {
    const none = fc.constant<OpeningInterval[]>([]);
    const sparse = fc.record({
      mon: day,
      tue: day,
      wed: none,
      thu: day,
      fri: none,
      sat: day,
      sun: day,
    });
    const dates = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 });
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(sparse, dates, fc.array(day, { minLength: 3, maxLength: 3 }), (usual, days, own) => {
        fc.pre(!openTwice(usual));
        const special_days = days.map((after, index) => ({
          date: daysAfter('2027-03-08', after),
          closed: own[index]!.length === 0,
          intervals: own[index]!,
        }));
        // Three weeks, of which the middle one has the special days: its neighbours are usual ones.
        const marks = new Uint8Array(22 * 1_440);
        for (let at = 0; at < 21; at++) {
          const date = daysAfter('2027-03-01', at);
          const intervals = special_days.find((one) => one.date === date)?.intervals ?? usual[weekdayOf(date)];
          for (const { from, to } of intervals) {
            const [begins, ends] = [from, to].map((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
            const length = (ends! - begins! + 1_440) % 1_440 || 1_440;
            for (let minute = 0; minute < length; minute++) marks[at * 1_440 + begins! + minute]!++;
          }
        }
        const twice = marks.some((count) => count > 1);
        seen.add(twice);
        expect(fieldsOf(settings({ opening_hours: usual, special_days })).length > 0).toBe(twice);
      }),
      { numRuns: 500 },
    );
    expect(seen.size).toBe(2);
  });
});

describe('special days', () => {
  // The 2027-03-12 is a Friday.
  const usual: OpeningHours = {
    ...closed,
    thu: open('18:00-02:00'),
    fri: open('18:00-02:00'),
    sat: open('08:00-12:00'),
  };
  const on = (...special_days: VenueSettings['special_days']) =>
    fieldsOf(settings({ opening_hours: usual, special_days }));

  it('may be closed, shorter, longer, and begin when the evening before ends', () => {
    expect(on(special('2027-03-12'))).toEqual([]);
    expect(on(special('2027-03-12', '02:00-08:00'), special('2027-03-13', '12:00-23:00'))).toEqual([]);
    expect(on(special('2027-03-12', '20:00-08:00'))).toEqual([]);
    expect(on(special('2027-03-12', '08:00-08:00'))).toEqual([]);
  });

  it.each<[string, VenueSettings['special_days'], string[]]>([
    ['come twice', [special('2027-03-12'), special('2027-03-12', '10:00-12:00')], ['special_days.1.date']],
    [
      'be closed with hours',
      [{ date: '2027-03-12', closed: true, intervals: open('10:00-12:00') }],
      ['special_days.0.intervals'],
    ],
    ['be open without hours', [{ date: '2027-03-12', closed: false, intervals: [] }], ['special_days.0.intervals']],
    [
      'overlap in themselves',
      [special('2027-03-12', '10:00-12:00', '11:00-13:00')],
      ['special_days.0.intervals.1.from'],
    ],
    [
      'begin before the evening before ends',
      [special('2027-03-12', '12:00-14:00', '01:00-03:00')],
      ['special_days.0.intervals.1.from'],
    ],
    [
      'run into the usual hours of the next day',
      [special('2027-03-12', '10:00-12:00', '20:00-09:00')],
      ['special_days.0.intervals.1.to'],
    ],
    [
      'run into the next special day',
      [special('2027-03-13', '06:00-07:00'), special('2027-03-12', '20:00-07:00')],
      ['special_days.0.intervals.0.from'],
    ],
  ])('may not %s', (...row) => {
    expect(on(...row[1])).toEqual(row[2]);
  });

  it('count days over the ends of months, years and February', () => {
    expect(['2027-12-31', '2028-02-28', '2027-02-28'].map((date) => daysAfter(date, 1))).toEqual([
      '2028-01-01',
      '2028-02-29',
      '2027-03-01',
    ]);
    expect(daysAfter('2027-01-01', -1)).toBe('2026-12-31');
    expect(weekdayOf('2026-11-22')).toBe('sun');
  });
});

describe('how long a visit takes', () => {
  const lengths = (...upTo: number[]) => upTo.map((up_to_guests) => ({ up_to_guests, minutes: 90 }));

  it('is said by party size, ascending, up to the largest party', () => {
    expect(fieldsOf(settings({ visit_lengths: lengths(2, 4, 20) }))).toEqual([]);
  });

  it.each<[number[], string[]]>([
    [[2, 2], ['visit_lengths.1.up_to_guests']],
    [[4, 2, 3], ['visit_lengths.1.up_to_guests']],
    [[2, 21], ['largest_party']],
  ])('not as %p', (upTo, fields) => {
    expect(fieldsOf(settings({ visit_lengths: lengths(...upTo) }))).toEqual(fields);
  });
});

describe('a deposit', () => {
  it.each([
    ['none', 0, []],
    ['none', 1, ['deposit_policy.amount']],
    ['fixed', 0, ['deposit_policy.amount']],
    ['fixed', 5_000, []],
    ['percent', 100, []],
    ['percent', 101, ['deposit_policy.amount']],
  ] as const)('%s of %i', (kind, amount, fields) => {
    expect(fieldsOf(settings({ deposit_policy: { kind, amount, kept_percent: 50 } }))).toEqual(fields);
  });
});

describe('settings that were kept', () => {
  it('get the default of whatever was never set, so that those of an old row are complete and right', () => {
    expect(completeSettings({})).toEqual(defaultSettings());
    expect(settingsErrors(completeSettings({}))).toEqual([]);
    expect(completeSettings({ slot_minutes: 15 })).toEqual({ ...defaultSettings(), slot_minutes: 15 });
  });
});
