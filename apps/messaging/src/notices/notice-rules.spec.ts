import { Addressee } from '../reach/reach-rules';
import { adjusted, AtHand, Happened, planned, StandingBooking, Templates, tells, verdictOf } from './notice-rules';

const at = (time: string) => new Date(`2027-05-06T${time}:00Z`);
const templates: Templates = new Map([
  ['reminder_60min', { isActive: true, delayMinutes: null }],
  ['feedback_request', { isActive: true, delayMinutes: 120 }],
]);
const evening: StandingBooking = {
  ...{ status: 'confirmed', startsAt: at('18:00'), arrivedAt: null, standsSince: at('10:00') },
};
const plan = (change: Partial<StandingBooking>, said = templates) =>
  Object.fromEntries(planned({ ...evening, ...change }, said));

describe('what will be said of a booking as it stands', () => {
  it('is a reminder an hour ahead', () => {
    expect(plan({})).toEqual({ reminder_60min: at('17:00') });
  });

  it('is none that would be late: booked, confirmed or moved less than an hour ahead', () => {
    for (const standsSince of ['17:00', '17:50', '18:10']) expect(plan({ standsSince: at(standsSince) })).toEqual({});
    expect(plan({ standsSince: at('16:59') })).toEqual({ reminder_60min: at('17:00') });
  });

  it.each(['new', 'cancelled', 'no_show'] as const)('is nothing of one that is %s', (status) => {
    expect(plan({ status, arrivedAt: null })).toEqual({});
  });

  it('is the request for feedback once they have come, also when they have gone again', () => {
    for (const status of ['arrived', 'completed'] as const) {
      expect(plan({ status, arrivedAt: at('18:10') })).toEqual({ feedback_request: at('20:10') });
    }
  });

  it('is nothing that the venue does not say', () => {
    expect(plan({}, new Map([['reminder_60min', { isActive: false, delayMinutes: null }]]))).toEqual({});
    expect(plan({}, new Map())).toEqual({});
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

describe('what a guest is told of a step', () => {
  const booking = {
    status: 'confirmed',
    booked_at: '2027-05-06T18:00:00Z',
    source: 'bot',
    cancelled_by: null,
  } as const;
  const told = (change: Partial<Happened>) => tells({ step: 'other', byGuest: false, after: booking, ...change });
  const request = { ...booking, status: 'new' } as const;
  const elsewhere = { ...booking, booked_at: '2027-05-06T19:00:00Z' };
  const cancelled = { ...booking, status: 'cancelled', cancelled_by: 'staff' } as const;

  it('is that staff have confirmed it, or that it was confirmed as it was made, unless the bot has said so', () => {
    expect(told({ step: 'confirmed', before: request })).toBe('booking_confirmation');
    expect(told({ step: 'confirmed', byGuest: true, after: { ...booking, source: 'web' } })).toBe(
      'booking_confirmation',
    );
    expect(told({ step: 'confirmed', byGuest: true })).toBeUndefined();
  });

  it('is another time that staff gave it', () => {
    expect(told({ step: 'moved', before: elsewhere })).toBe('booking_moved');
    expect(told({ step: 'moved', before: elsewhere, byGuest: true })).toBeUndefined();
    expect(told({ step: 'moved', before: booking })).toBeUndefined();
    expect(told({ step: 'moved', before: elsewhere, after: request })).toBeUndefined();
  });

  it('is that it does not take place, and that it does after all', () => {
    expect(told({ step: 'cancelled', before: booking, after: cancelled })).toBe('booking_cancelled');
    expect(told({ step: 'cancelled', after: { ...cancelled, cancelled_by: 'guest' } })).toBeUndefined();
    expect(told({ step: 'lapsed', after: cancelled })).toBe('booking_lapsed');
    expect(told({ step: 'reopened', before: cancelled })).toBe('booking_confirmation');
    expect(told({ step: 'reopened', before: { ...booking, status: 'no_show' } })).toBeUndefined();
    expect(told({ step: 'other' })).toBeUndefined();
  });
});

describe('a notice that is due', () => {
  const guest: Addressee = {
    ...{ guestId: 'a', name: 'Анна', language: null, telegramId: '7', email: null, preferredChannel: null },
    ...{ hasBot: true, chat: 'open', isBlacklisted: false, refuses: false, agreesTo: [] },
  };
  const byTelegram = { channel: 'telegram', address: '7' };
  const reminder: AtHand = {
    ...{ rule: 'reminder_60min', dueAt: at('17:00'), booking: evening, guest, venueIsActive: true },
    template: { isActive: true, delayMinutes: null },
    channels: ['telegram'],
  };
  const verdict = (change: Partial<AtHand>, now = at('17:00')) => verdictOf({ ...reminder, ...change }, now);

  it('is sent, and no later than it is meant', () => {
    expect(verdict({})).toEqual({ send: byTelegram, sendBefore: at('18:00') });
    expect(verdict({}, at('17:59'))).toMatchObject({ send: byTelegram });
    const visit = { ...evening, status: 'completed', arrivedAt: at('10:00') } as const;
    expect(verdict({ rule: 'feedback_request', dueAt: at('12:00'), booking: visit }, at('23:00'))).toEqual({
      ...{ send: byTelegram, sendBefore: new Date('2027-05-07T12:00:00Z') },
    });
  });

  it('is sent of a request that lapsed with the beginning of its visit: somebody waits for the answer', () => {
    const lapsed = {
      rule: 'booking_lapsed',
      dueAt: at('18:00'),
      booking: { ...evening, status: 'cancelled' },
    } as const;
    expect(verdict(lapsed, at('18:01'))).toMatchObject({ send: byTelegram, sendBefore: at('19:00') });
    expect(verdict(lapsed, at('19:00'))).toEqual({ drop: 'too_late' });
    expect(verdict({ ...lapsed, dueAt: at('12:00') }, at('17:00'))).toMatchObject({ sendBefore: at('18:00') });
  });

  it.each<[string, Partial<AtHand>, Date]>([
    ['not_meant', { booking: undefined }, at('17:00')],
    ['not_meant', { booking: { ...evening, status: 'cancelled' } }, at('17:00')],
    ['not_meant', { rule: 'booking_cancelled' }, at('17:00')],
    ['not_meant', { rule: 'feedback_request' }, at('17:00')],
    ['too_late', {}, at('18:00')],
    [
      'too_late',
      { rule: 'feedback_request', booking: { ...evening, status: 'arrived' } },
      new Date('2027-05-07T17:00:00Z'),
    ],
    ['switched_off', { template: { isActive: false, delayMinutes: null } }, at('17:00')],
    ['venue_suspended', { venueIsActive: false }, at('17:00')],
    ['no_consent', { guest: { ...guest, refuses: true } }, at('17:00')],
    ['no_telegram', { guest: { ...guest, telegramId: null } }, at('17:00')],
    ['blocked', { guest: { ...guest, chat: 'blocked' } }, at('17:00')],
    ['unknown_guest', { guest: undefined }, at('17:01')],
    ['not_started', { guest: { ...guest, chat: null } }, at('17:01')],
  ])('is dropped where it is %s', (drop, change, now) => {
    expect(verdict(change, now)).toEqual({ drop });
  });

  it('goes by the next way that is open, and does not wait for the first', () => {
    const channels = ['telegram', 'email'] as const;
    const byEmail = { channel: 'email', address: 'a@example.org' };
    for (const chat of ['blocked', null] as const) {
      const change = { channels, guest: { ...guest, chat, email: 'a@example.org' } };
      expect(verdict(change)).toMatchObject({ send: byEmail });
    }
  });

  it('waits a while for what may be on its way', () => {
    const soon = new Date('2027-05-06T17:00:03Z');
    expect(verdict({ guest: undefined })).toEqual({ wait: soon });
    expect(verdict({ guest: { ...guest, chat: null } })).toEqual({ wait: soon });
  });
});
