import { writtenOf } from './left-out';

describe('what the audit log leaves out', () => {
  it('is what a message says and to which account', () => {
    const message = { id: 'm', guest_id: 'g', kind: 'dialogue', telegram_id: '7', text: 'Ваш шарф у нас' };
    expect(writtenOf('message.queued.v1', message)).toEqual({ id: 'm', guest_id: 'g', kind: 'dialogue' });
  });

  it('is what is answered to feedback', () => {
    const reply = { id: 'r', feedback_id: 'f', guest_id: 'g', text: 'Простите нас' };
    expect(writtenOf('feedback.replied.v1', reply)).toEqual({ id: 'r', feedback_id: 'f', guest_id: 'g' });
  });

  it('is whose account a chat is', () => {
    expect(writtenOf('chat.blocked.v1', { id: 'c', bot_id: 'b', telegram_id: '7' })).toEqual({ id: 'c', bot_id: 'b' });
    expect(writtenOf('delivery.succeeded.v1', { id: 'm', telegram_message_id: '5' })).toEqual({ id: 'm' });
  });

  it('is copies of what is known of a guest, whoever sends them', () => {
    expect(writtenOf('booking_privacy.answered.v1', { id: 'r', counts: {}, sealed: 'x' })).toEqual({
      id: 'r',
      counts: {},
    });
    expect(writtenOf('privacy_request.opened.v1', { id: 'r', marks: ['x'] })).toEqual({ id: 'r' });
  });

  it('is nothing of anything else', () => {
    const guest = { id: 'g', telegram_id: '7', text: 'x' };
    expect(writtenOf('guest.changed.v1', guest)).toEqual(guest);
    expect(writtenOf('guest.created.v1', undefined)).toBeNull();
  });
});
