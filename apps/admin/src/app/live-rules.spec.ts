import { restAfter, touchedBy } from './live-rules';

describe('what is old after a fact', () => {
  it('is said by the first word of its name, or by all of it where it differs from its kin', () => {
    expect(touchedBy('booking.moved').now).toContain('/bookings');
    expect(touchedBy('message.queued').soon).toContain('/analytics');
    expect(touchedBy('message.received')).toEqual({ now: ['/dialogues', '/messages'] });
    expect(touchedBy('guests.imported').soon).toContain('/bookings');
    expect(touchedBy('guest.changed').soon).toContain('/dialogues');
  });

  it('is nothing of what nobody knows', () => {
    expect(['unheard.of', 'guests.exported'].map(touchedBy)).toEqual([{}, {}]);
  });
});

describe('between two times of asking', () => {
  it('is rested for as long as the first took, and never for long', () => {
    expect([0, 300, 60_000].map((tookMs) => restAfter(tookMs, 0))).toEqual([100, 300, 2_000]);
  });

  it('is rested longer where it does not end, and never so long that a change is seen late', () => {
    expect([0, 8, 9, 10, 11, 2_000].map((round) => restAfter(20, round))).toEqual([100, 100, 200, 400, 800, 800]);
  });
});
