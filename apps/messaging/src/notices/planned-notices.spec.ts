import { adjusted, KeptNotice, planned, Planning, reminderOf, StandingBooking, TimedRule } from './planned-notices';

const at = (time: string) => new Date(`2027-05-06T${time}:00Z`);
const evening: StandingBooking = {
  ...{ status: 'confirmed', startsAt: at('18:00'), arrivedAt: null, standsSince: at('10:00') },
};
const planning: Planning = {
  ...{ zone: 'UTC', rules: [{ offset_minutes: 60, is_active: true }], quiet: null, since: null },
  feedbackDelayMinutes: 120,
};
const plan = (change: Partial<StandingBooking>, by: Partial<Planning> = {}, kept: [TimedRule, KeptNotice][] = []) =>
  Object.fromEntries(planned({ ...evening, ...change }, new Map(kept), { ...planning, ...by }));
const rulesOf = (...offsets: number[]) => ({
  rules: offsets.map((offset_minutes) => ({ offset_minutes, is_active: true })),
});

describe('what will be said of a booking as it stands', () => {
  it('is a reminder an hour ahead', () => {
    expect(plan({})).toEqual({ reminder_60min: at('17:00') });
  });

  it('is a reminder for each rule that is on', () => {
    expect(plan({}, rulesOf(30, 240))).toEqual({ 'reminder:30': at('17:30'), 'reminder:240': at('14:00') });
    expect(plan({}, { rules: [{ offset_minutes: 60, is_active: false }] })).toEqual({});
    expect(reminderOf(60)).toBe('reminder_60min');
  });

  it('is none that would be late: booked, confirmed or moved less than an hour ahead', () => {
    for (const standsSince of ['17:00', '17:50', '18:10']) expect(plan({ standsSince: at(standsSince) })).toEqual({});
    expect(plan({ standsSince: at('16:59') })).toEqual({ reminder_60min: at('17:00') });
  });

  it('is none that would have been due before the venue had these rules or these clocks', () => {
    expect(plan({}, { since: at('17:00') })).toEqual({});
    expect(plan({}, { since: at('16:59') })).toEqual({ reminder_60min: at('17:00') });
    // What was due by then and is still to be said is said.
    const due = { state: 'planned', dueAt: at('17:00'), reason: null } as const;
    expect(plan({}, { since: at('17:01') }, [['reminder_60min', due]])).toEqual({ reminder_60min: at('17:00') });
  });

  it.each(['new', 'cancelled', 'no_show'] as const)('is nothing of one that is %s', (status) => {
    expect(plan({ status, arrivedAt: null })).toEqual({});
  });

  it('is the request for feedback once they have come, also when they have gone again', () => {
    for (const status of ['arrived', 'completed'] as const) {
      expect(plan({ status, arrivedAt: at('18:10') })).toEqual({ feedback_request: at('20:10') });
    }
  });
});

describe('days ahead, by the clocks of the venue', () => {
  const ahead = (zone: string, days: number, startsAt: string) =>
    plan(
      { startsAt: new Date(startsAt), standsSince: new Date('2027-01-01T00:00:00Z') },
      { zone, ...rulesOf(days * 1_440) },
    )[`reminder:${days * 1_440}`]?.toISOString();

  it.each([
    // Clocks leapt from 2:00 to 3:00 on 28 March: the day had 23 hours.
    ['Europe/Berlin', 1, '2027-03-28T19:00:00+02:00', '2027-03-27T19:00:00+01:00'],
    ['Europe/Berlin', 7, '2027-03-29T12:30:00+02:00', '2027-03-22T12:30:00+01:00'],
    // That time was not there on that day: as soon as it had leapt.
    ['Europe/Berlin', 1, '2027-03-29T02:30:00+02:00', '2027-03-28T03:00:00+02:00'],
    // They were set back at 3:00 on 31 October: the day had 25.
    ['Europe/Berlin', 1, '2027-10-31T19:00:00+01:00', '2027-10-30T19:00:00+02:00'],
    ['Europe/Berlin', 7, '2027-11-01T19:00:00+01:00', '2027-10-25T19:00:00+02:00'],
    // Half past two was there twice: the first time.
    ['Europe/Berlin', 1, '2027-11-01T02:30:00+01:00', '2027-10-31T02:30:00+02:00'],
    ['America/New_York', 1, '2027-03-14T19:00:00-04:00', '2027-03-13T19:00:00-05:00'],
    ['America/New_York', 1, '2027-03-15T02:30:00-04:00', '2027-03-14T03:00:00-04:00'],
    ['America/New_York', 7, '2027-11-08T19:00:00-05:00', '2027-11-01T19:00:00-04:00'],
  ])('in %s, %i before %s, it is %s', (zone, days, startsAt, due) => {
    expect(ahead(zone, days, startsAt)).toBe(new Date(due).toISOString());
  });

  it('hours are hours, whatever the clocks do', () => {
    const startsAt = new Date('2027-03-28T05:00:00+02:00');
    const by = { zone: 'Europe/Berlin', ...rulesOf(300) };
    expect(plan({ startsAt, standsSince: new Date('2027-03-01') }, by)).toEqual({
      'reminder:300': new Date('2027-03-27T23:00:00+01:00'),
    });
  });
});

describe('in quiet hours', () => {
  const quiet = { from: '23:00', to: '08:00' };
  const next = (time: string) => new Date(`2027-05-07T${time}:00Z`);
  const due = (offset: number, startsAt: Date, standsSince = at('10:00'), hours = quiet) =>
    plan({ startsAt, standsSince }, { quiet: hours, ...rulesOf(offset) })[reminderOf(offset)];

  it('nobody is reminded of what can wait until they are over', () => {
    expect(due(600, next('17:00'))).toEqual(next('08:00'));
    expect(due(600, next('18:00'))).toEqual(next('08:00'));
    expect(due(600, next('18:01'))).toEqual(next('08:01'));
    expect(due(240, next('10:00'))).toEqual(next('08:00'));
  });

  it('where that is too near, it is said before they begin', () => {
    expect(due(240, next('09:59'))).toEqual(at('22:59'));
    expect(due(180, next('08:30'))).toEqual(at('22:59'));
  });

  it('where it is too late for that, it is left out, or said as it is where the guest is about to come', () => {
    expect(due(240, next('09:59'), at('22:59'))).toBeUndefined();
    expect(due(180, next('09:00'), at('22:59'))).toEqual(next('06:00'));
  });

  it('an hour ahead is said at any hour, but for a breakfast as they end', () => {
    expect(due(60, at('23:30'))).toEqual(at('22:30'));
    expect(due(60, next('00:30'))).toEqual(at('23:30'));
    expect(due(60, next('08:30'))).toEqual(next('08:00'));
    expect(due(60, next('08:29'))).toEqual(next('07:29'));
    expect(due(60, at('22:30'), at('10:00'), { from: '20:00', to: '10:00' })).toEqual(at('21:30'));
  });

  it('a venue may be quiet by day', () => {
    const afternoon = { from: '13:00', to: '16:00' };
    expect(due(300, at('20:00'), at('10:00'), afternoon)).toEqual(at('16:00'));
    expect(due(300, at('21:00'), at('10:00'), afternoon)).toEqual(at('16:00'));
    expect(due(300, at('17:59'), at('10:00'), afternoon)).toEqual(at('12:59'));
  });

  it('nobody is asked how it was before they are over', () => {
    const visit = { status: 'completed', arrivedAt: at('21:30') } as const;
    expect(plan(visit, { quiet })).toEqual({ feedback_request: next('08:00') });
  });
});

describe('a notice, when the booking stands otherwise', () => {
  const kept = (state: 'planned' | 'sent' | 'dropped', reason: string | null = null) => ({
    ...{ state, reason, dueAt: at('17:00') },
  });

  it('moves along, is dropped, or comes back', () => {
    expect(adjusted(undefined, at('17:00'))).toBe('plan');
    expect(adjusted(kept('planned'), at('19:00'))).toBe('plan');
    expect(adjusted(kept('planned'), at('17:00'))).toBe('leave');
    expect(adjusted(kept('planned'), undefined)).toBe('drop');
    expect(adjusted(kept('dropped', 'not_meant'), at('17:00'))).toBe('plan');
    expect(adjusted(kept('dropped', 'not_meant'), undefined)).toBe('leave');
    expect(adjusted(kept('dropped', 'blocked'), at('19:00'))).toBe('plan');
    expect(adjusted(kept('dropped', 'blocked'), at('17:00'))).toBe('leave');
  });

  it('that was sent was sent', () => {
    for (const wanted of [undefined, at('17:00'), at('19:00')]) expect(adjusted(kept('sent'), wanted)).toBe('leave');
  });
});
