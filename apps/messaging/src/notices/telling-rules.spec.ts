import { Happened, tells } from './telling-rules';

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

  it('is that it was asked for, unless the bot has said so', () => {
    expect(told({ step: 'requested', byGuest: true, after: { ...request, source: 'web' } })).toBe('booking_requested');
    expect(told({ step: 'requested', byGuest: true, after: request })).toBeUndefined();
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
