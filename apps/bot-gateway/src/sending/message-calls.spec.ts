import { QueuedMessageState } from '@guestflow/contracts';
import { callsOf } from './message-calls';

const message: QueuedMessageState = {
  ...{ id: '01926f5e-7b1e-7000-8000-000000000001', version: 1, kind: 'booking' as const, urgency: 'urgent' as const },
  ...{ guest_id: null, telegram_id: '77', booking_id: '01926f5e-7b1e-7000-8000-000000000002', text: 'Ждём вас!' },
  ...{ buttons: [], attachment: null, send_before: null, created_at: '2027-01-01T12:00:00Z' },
};
const photo = { kind: 'photo' as const, url: '/api/v1/uploads/1/content?key=k', name: 'menu.jpg' };
const long = 'я'.repeat(1_025);

describe('a message to a guest', () => {
  it('is a text', () => {
    expect(callsOf(message)).toEqual([{ method: 'sendMessage', payload: { chat_id: '77', text: 'Ждём вас!' } }]);
  });

  it('has its buttons below it, those of one action about its booking', () => {
    const buttons = [
      { text: 'Отменить', action: 'cancel' as const },
      { text: 'Меню', url: 'https://house.example/menu' },
    ];
    const [call] = callsOf({ ...message, buttons });
    expect(call!.payload.reply_markup).toEqual({
      inline_keyboard: [
        [{ text: 'Отменить', callback_data: `n.cancel.${message.booking_id}` }],
        [{ text: 'Меню', url: 'https://house.example/menu' }],
      ],
    });
  });

  it('has those that answer an offer about the place in line, where there is one', () => {
    const buttons = [
      { text: 'Беру', action: 'accept_offer' as const },
      { text: 'Не нужно', action: 'decline_offer' as const },
      { text: 'Забронировать', action: 'book' as const },
    ];
    const waitlist_id = '01926f5e-7b1e-7000-8000-000000000003';
    const pressed = (change: Partial<QueuedMessageState>) => {
      const markup = callsOf({ ...message, booking_id: null, buttons, ...change })[0]!.payload.reply_markup;
      return (markup as { inline_keyboard: { callback_data: string }[][] }).inline_keyboard.map(
        ([button]) => button!.callback_data,
      );
    };
    expect(pressed({ waitlist_id })).toEqual([
      `n.accept_offer.${waitlist_id}`,
      `n.decline_offer.${waitlist_id}`,
      'n.book.',
    ]);
    for (const data of pressed({ waitlist_id })) expect(data.length).toBeLessThanOrEqual(64);
    expect(pressed({})).toEqual(['n.book.']);
    expect(pressed({ waitlist_id: null })).toEqual(['n.book.']);
  });

  it.each(['http://localhost:3000/b/1', 'http://127.0.0.1/b', 'http://house/b'])('says %s in its text', (url) => {
    const [call] = callsOf({ ...message, buttons: [{ text: 'Бронь', url }] });
    expect(call!.payload).toEqual({ chat_id: '77', text: `Ждём вас!\nБронь: ${url}` });
  });

  it('is the caption of its photo or file, where it fits', () => {
    const file = { field: 'photo', url: photo.url, name: photo.name };
    expect(callsOf({ ...message, attachment: photo })).toEqual([
      { method: 'sendPhoto', payload: { chat_id: '77', caption: 'Ждём вас!' }, file },
    ]);
    expect(callsOf({ ...message, attachment: { ...photo, kind: 'file' } })[0]).toMatchObject({
      method: 'sendDocument',
      file: { field: 'document' },
    });
  });

  it('comes after it where it does not', () => {
    const buttons = [{ text: 'Отменить', action: 'cancel' as const }];
    const [first, second, ...more] = callsOf({ ...message, text: long, attachment: photo, buttons });
    expect(first).toMatchObject({ method: 'sendPhoto', payload: { chat_id: '77' } });
    expect(first!.payload).not.toHaveProperty('caption');
    expect(second).toMatchObject({ method: 'sendMessage', payload: { text: long, reply_markup: expect.anything() } });
    expect(more).toEqual([]);
  });
});
