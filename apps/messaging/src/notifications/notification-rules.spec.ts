import { BookingState, BotState, FeedbackState } from '@guestflow/contracts';
import { rolesFor } from './audiences';
import { keepUntil, newsOfBooking, newsOfBot, newsOfFeedback } from './notification-rules';

const booking = (change: Partial<BookingState> = {}) =>
  ({ id: 'b', source: 'bot', cancelled_by: null, ...change }) as BookingState;
const bot = (change: Partial<BotState> = {}) =>
  ({ id: 't', is_active: false, reason: 'The token is not valid any more', ...change }) as BotState;
const feedback = (score: number | null) =>
  ({ id: 'f', guest_id: 'g', booking_id: 'b', score }) as unknown as FeedbackState;
const typeOf = (name: string, byGuest: boolean, change: Partial<BookingState> = {}) =>
  newsOfBooking({ name, byGuest, after: booking(change) })?.type;

describe('what the staff are told', () => {
  it('requests that guests make by themselves', () => {
    expect(['bot', 'web', 'partner'].map((source) => typeOf('booking.requested', true, { source } as never))).toEqual(
      Array(3).fill('booking_requested'),
    );
    for (const source of ['manual', 'walk_in'] as const) {
      expect(typeOf('booking.requested', false, { source })).toBeUndefined();
    }
  });

  it('what guests do to their bookings, and not what the staff did', () => {
    expect(typeOf('booking.cancelled', true, { cancelled_by: 'guest' })).toBe('booking_cancelled_by_guest');
    expect(typeOf('booking.cancelled', false, { cancelled_by: 'staff' })).toBeUndefined();
    expect(typeOf('booking.moved', true)).toBe('booking_moved_by_guest');
    expect(typeOf('booking.moved', false)).toBeUndefined();
    expect(typeOf('booking.arrived', true)).toBeUndefined();
  });

  it('a score of six or less', () => {
    expect(newsOfFeedback(feedback(6))).toEqual({ type: 'low_score', feedbackId: 'f', bookingId: 'b', score: 6 });
    expect(newsOfFeedback(feedback(0))?.score).toBe(0);
    expect(newsOfFeedback(feedback(7))).toBeUndefined();
    expect(newsOfFeedback(feedback(null))).toBeUndefined();
  });

  it('that a bot stopped which nobody turned off, once', () => {
    expect(newsOfBot(bot(), bot({ is_active: true }))).toEqual({
      type: 'bot_stopped',
      reason: 'The token is not valid any more',
    });
    expect(newsOfBot(bot(), bot())).toBeUndefined();
    expect(newsOfBot(bot({ reason: null }), undefined)).toBeUndefined();
    expect(newsOfBot(bot({ is_active: true }), undefined)).toBeUndefined();
  });

  it('is for those whom it concerns', () => {
    expect(rolesFor('booking_requested')).toEqual(['owner', 'admin', 'manager', 'receptionist']);
    expect(rolesFor('low_score')).toEqual(['owner', 'admin', 'manager']);
  });

  it('is kept for thirty days, and for ninety where somebody wrote it', () => {
    const now = new Date('2027-05-01T09:00:00Z');
    expect(keepUntil('low_score', now)).toEqual(new Date('2027-05-31T09:00:00Z'));
    expect(keepUntil('written', now)).toEqual(new Date('2027-07-30T09:00:00Z'));
  });
});
