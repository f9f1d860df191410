import { dueAt, lookAt, nextMonday, weekBefore } from './report-times';

const at = (moment: string) => new Date(moment);

describe('the report of a week', () => {
  it.each([
    // Clocks are set forward on Sunday 28 March 2027 in Berlin, on 14 March in New York; back on 31 October and 7 November.
    ['Europe/Berlin', '2027-03-22', '2027-03-22T08:00:00Z'],
    ['Europe/Berlin', '2027-03-29', '2027-03-29T07:00:00Z'],
    ['Europe/Berlin', '2027-10-25', '2027-10-25T07:00:00Z'],
    ['Europe/Berlin', '2027-11-01', '2027-11-01T08:00:00Z'],
    ['America/New_York', '2027-03-15', '2027-03-15T13:00:00Z'],
    ['America/New_York', '2027-11-08', '2027-11-08T14:00:00Z'],
    ['Asia/Kolkata', '2027-03-29', '2027-03-29T03:30:00Z'],
    ['Pacific/Kiritimati', '2027-03-29', '2027-03-28T19:00:00Z'],
    ['Pacific/Pago_Pago', '2027-03-29', '2027-03-29T20:00:00Z'],
  ])('in %s is due on %s at %s: nine o’clock there', (zone, monday, due) => {
    expect(dueAt(monday, zone).toISOString()).toBe(due.replace('Z', '.000Z'));
  });

  it.each([
    ['before nine on Monday', '2027-03-29T06:59:59Z', '2027-03-29'],
    ['at nine', '2027-03-29T07:00:00Z', '2027-04-05'],
    ['on Sunday before midnight there', '2027-03-28T21:59:00Z', '2027-03-29'],
    ['in the middle of the week', '2027-03-31T12:00:00Z', '2027-04-05'],
  ])('asked for %s comes first on the next Monday of which nine o’clock is ahead', (_, now, monday) => {
    expect(nextMonday(at(now), 'Europe/Berlin')).toBe(monday);
  });

  it('is told once it is due, and put down for the Monday after', () => {
    expect(lookAt('2027-03-29', 'Europe/Berlin', at('2027-03-29T06:59:59Z'))).toEqual({ next: '2027-03-29' });
    expect(lookAt('2027-03-29', 'Europe/Berlin', at('2027-03-29T07:00:00Z'))).toEqual({
      ...{ tell: '2027-03-29', next: '2027-04-05' },
    });
  });

  it('is told up to three days late, and not at all after that', () => {
    const late = (moment: string) => lookAt('2027-03-29', 'Europe/Berlin', at(moment));
    expect(late('2027-04-01T07:00:00Z')).toEqual({ tell: '2027-03-29', next: '2027-04-05' });
    expect(late('2027-04-01T07:00:01Z')).toEqual({ next: '2027-04-05' });
  });

  it('of several that were missed is the last, where that is not too late itself', () => {
    const missed = (moment: string) => lookAt('2027-03-08', 'Europe/Berlin', at(moment));
    expect(missed('2027-03-30T12:00:00Z')).toEqual({ tell: '2027-03-29', next: '2027-04-05' });
    expect(missed('2027-04-03T12:00:00Z')).toEqual({ next: '2027-04-05' });
  });

  it('is not told again where the venue’s clocks are others since', () => {
    // Told in Tokyo, and by the clocks of Honolulu it is Sunday still.
    const { next } = lookAt('2027-03-29', 'Asia/Tokyo', at('2027-03-29T00:00:00Z'));
    expect(lookAt(next, 'Pacific/Honolulu', at('2027-03-29T19:00:00Z'))).toEqual({ next: '2027-04-05' });
  });

  it('is about the seven days before its Monday, over months and years', () => {
    expect(weekBefore('2028-01-03')).toEqual({ from: '2027-12-27', to: '2028-01-02' });
  });

  it('comes once for each week, however often it is looked', () => {
    const told: string[] = [];
    let next = '2027-01-04';
    for (let hour = 0; hour < 366 * 24; hour += 11) {
      const look = lookAt(next, 'America/New_York', new Date(Date.UTC(2027, 0, 1, hour)));
      if (look.tell) told.push(look.tell);
      next = look.next;
    }
    expect(new Set(told).size).toBe(told.length);
    expect(told).toHaveLength(52);
  });
});
