import fc from 'fast-check';
import { leafOf, partOf } from './calendar';
import { dateOf, dayIn, daysAfter, daysBetween, firstOf, lastOf, monthOf, monthsAfter, weekdayOf } from './dates';

const wide = { first: '2000-01-01', last: '2999-12-31' };
const allOf = (month: string) =>
  new Set(Array.from({ length: 31 }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`));
const numbers = (month: string) =>
  leafOf(month, wide, allOf(month)).weeks.map((week) => week.map((date) => (date ? Number(date.slice(8)) : 0)));

describe('a month on the wall', () => {
  it('begins its weeks with Monday', () => {
    expect(numbers('2027-06')).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12, 13],
      [14, 15, 16, 17, 18, 19, 20],
      [21, 22, 23, 24, 25, 26, 27],
      [28, 29, 30, 0, 0, 0, 0],
    ]);
  });

  it('has as many weeks as it needs: four of a February that begins on Monday, six of a long month', () => {
    expect(numbers('2027-02')).toHaveLength(4);
    expect(numbers('2027-08')).toHaveLength(6);
    expect(numbers('2027-08').at(-1)).toEqual([30, 31, 0, 0, 0, 0, 0]);
  });

  it('has a 29th of February in leap years only', () => {
    expect(numbers('2028-02').flat()).toContain(29);
    expect(numbers('2027-02').flat()).not.toContain(29);
    expect(numbers('2100-02').flat()).not.toContain(29);
    expect(numbers('2400-02').flat()).toContain(29);
  });

  it('shows what is free and nothing else', () => {
    const { weeks } = leafOf('2027-06', wide, new Set(['2027-06-12', '2027-07-01', '2027-05-31']));
    expect(weeks.flat().filter(Boolean)).toEqual(['2027-06-12']);
  });

  it('leads as far as can be booked, also into the month in which yesterday’s evening began', () => {
    const span = { first: '2026-12-31', last: '2027-02-28' };
    expect(leafOf('2026-12', span, new Set())).toMatchObject({ next: '2027-01' });
    expect(leafOf('2026-12', span, new Set()).previous).toBeUndefined();
    expect(leafOf('2027-01', span, new Set())).toMatchObject({ previous: '2026-12', next: '2027-02' });
    expect(leafOf('2027-02', span, new Set()).next).toBeUndefined();
  });

  it('asks for no day that cannot be booked, and for no more than a month', () => {
    const span = { first: '2027-01-31', last: '2027-03-01' };
    expect(partOf('2027-01', span)).toEqual({ from: '2027-01-31', days: 1 });
    expect(partOf('2027-02', span)).toEqual({ from: '2027-02-01', days: 28 });
    expect(partOf('2027-03', span)).toEqual({ from: '2027-03-01', days: 1 });
    expect(partOf('2027-04', span)).toBeUndefined();
    expect(partOf('2026-12', span)).toBeUndefined();
  });

  it('shows each of its days once, in its weekday’s column', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const name = `${year}-${String(month).padStart(2, '0')}`;
        const { weeks } = leafOf(name, wide, allOf(name));
        const shown = weeks.flat().filter((date) => date !== null);
        expect(shown).toHaveLength(daysBetween(firstOf(name), lastOf(name)) + 1);
        expect(new Set(shown).size).toBe(shown.length);
        for (const week of weeks) {
          expect(week).toHaveLength(7);
          week.forEach((date, column) => expect(date === null || weekdayOf(date) === column).toBe(true));
        }
      }),
    );
  });
});

describe('a day of the calendar', () => {
  it('follows another across the ends of months and years', () => {
    expect(daysAfter('2027-12-31', 1)).toBe('2028-01-01');
    expect(daysAfter('2028-03-01', -1)).toBe('2028-02-29');
    expect(monthsAfter('2027-12', 1)).toBe('2028-01');
    expect(monthsAfter('2027-01', -1)).toBe('2026-12');
    expect([lastOf('2027-02'), lastOf('2028-02'), lastOf('2027-04')]).toEqual([
      ...['2027-02-28', '2028-02-29', '2027-04-30'],
    ]);
    expect(monthOf('2027-06-12')).toBe('2027-06');
  });

  it('is one that there is', () => {
    expect(dateOf(2028, 2, 29)).toBe('2028-02-29');
    for (const none of [dateOf(2027, 2, 29), dateOf(2027, 4, 31), dateOf(2027, 13, 1), dateOf(2027, 0, 1)]) {
      expect(none).toBeUndefined();
    }
  });

  it.each([
    ['Europe/Moscow', '2027-06-11T21:00:00Z', '2027-06-12'],
    ['Pacific/Kiritimati', '2027-06-11T10:00:00Z', '2027-06-12'],
    ['Pacific/Pago_Pago', '2027-06-12T10:59:00Z', '2027-06-11'],
    ['America/New_York', '2027-06-12T03:59:00Z', '2027-06-11'],
    // Of 23 hours, and of 25: their first minutes and their last.
    ['Europe/Berlin', '2027-03-27T23:00:00Z', '2027-03-28'],
    ['Europe/Berlin', '2027-03-28T21:59:00Z', '2027-03-28'],
    ['Europe/Berlin', '2027-03-28T22:00:00Z', '2027-03-29'],
    ['Europe/Berlin', '2027-10-30T22:00:00Z', '2027-10-31'],
    ['Europe/Berlin', '2027-10-31T22:59:00Z', '2027-10-31'],
    ['Europe/Berlin', '2027-10-31T23:00:00Z', '2027-11-01'],
  ])('is the venue’s own: in %s at %s it is %s', (zone, at, day) => {
    expect(dayIn(zone, new Date(at))).toBe(day);
  });
});
