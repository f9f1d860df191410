import { defaultSettings, OpeningHours, OpeningInterval, weekdays } from '@guestflow/contracts';
import { openTimes } from './open-times';

const at = (instant: string) => new Date(instant);
const daily = (...intervals: OpeningInterval[]) => ({
  ...defaultSettings(),
  opening_hours: Object.fromEntries(weekdays.map((day) => [day, intervals])) as unknown as OpeningHours,
});
const within = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const told = (times: { from: number; to: number }[]) =>
  times.map(({ from, to }) => [from, to].map((each) => new Date(each).toISOString().slice(5, 16)).join(' '));

describe('when a venue was open', () => {
  const late = { version: 1, at: at('2027-01-01T00:00Z'), opening: daily({ from: '18:00', to: '02:00' }) };

  it('is over midnight too, within what is asked for', () => {
    const time = within('2027-06-01T00:00Z', '2027-06-02T00:00Z');
    expect(told(openTimes([late], time, 'UTC'))).toEqual(['06-01T00:00 06-01T02:00', '06-01T18:00 06-02T00:00']);
  });

  it('is by the hours that were said at each moment', () => {
    const day = { version: 2, at: at('2027-06-01T20:00Z'), opening: daily({ from: '10:00', to: '22:00' }) };
    const time = within('2027-06-01T03:00Z', '2027-06-02T12:00Z');
    expect(told(openTimes([day, late], time, 'UTC'))).toEqual([
      '06-01T18:00 06-01T20:00',
      '06-01T20:00 06-01T22:00',
      '06-02T10:00 06-02T12:00',
    ]);
  });

  it('is never before anything was said', () => {
    expect(openTimes([late], within('2026-06-01T00:00Z', '2026-06-02T00:00Z'), 'UTC')).toEqual([]);
    expect(openTimes([], within('2027-06-01T00:00Z', '2027-06-02T00:00Z'), 'UTC')).toEqual([]);
  });

  it.each([
    ['2027-03-27T23:00Z', '2027-03-28T22:00Z', 23],
    ['2027-10-30T22:00Z', '2027-10-31T23:00Z', 25],
  ])('all day from %s to %s is %i hours', (from, to, hours) => {
    const always = { ...late, opening: daily({ from: '00:00', to: '00:00' }) };
    const open = openTimes([always], within(from, to), 'Europe/Berlin');
    expect(open.reduce((sum, time) => sum + time.to - time.from, 0) / 3_600_000).toBe(hours);
  });
});
