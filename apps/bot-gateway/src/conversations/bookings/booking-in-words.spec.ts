import { ApiBooking } from '../../api/guest-api';
import { bookingInShort, cardInWords, Telling } from './booking-in-words';

const booking: ApiBooking = {
  ...{ id: '1', version: 1, status: 'confirmed', guest_name: 'Анна', comment: 'у окна', guests_count: 2 },
  ...{ booked_at: '2027-06-12T16:30:00.000Z', date: '2027-06-12', time: '19:30', duration_minutes: 120 },
  ...{ deadline_at: '2027-06-12T14:30:00.000Z', allowed: ['move', 'cancel', 'coming', 'late'] },
  ...{ guest_says: null, late_minutes: null, manage_url: '/booking#x' },
};
const telling: Telling = { language: 'ru', zone: 'Europe/Moscow', phone: '+7 495 000-00-00' };

describe('the card of a booking', () => {
  it('says how it stands, when, how many and what is wished for', () => {
    expect(cardInWords(booking, telling)).toBe(
      '✓ Подтверждена\n\n📅 суббота, 12 июня 2027 г., 19:30\n👥 2 гостя\n💬 у окна',
    );
    expect(cardInWords({ ...booking, status: 'new', comment: null }, { ...telling, language: 'en' })).toMatch(
      /^⏳ Waiting to be confirmed\n\n📅 Saturday,? 12 June 2027, 19:30\n👥 2 guests$/,
    );
  });

  it('repeats what the guest said', () => {
    expect(cardInWords({ ...booking, guest_says: 'coming' }, telling)).toContain('Вы сказали, что придёте');
    expect(cardInWords({ ...booking, guest_says: 'late', late_minutes: 20 }, telling)).toContain('на 20 мин');
  });

  it('says after the deadline until when it was, and whom to call', () => {
    const late = { ...booking, allowed: ['coming', 'late'] };
    expect(cardInWords(late, telling)).toContain(
      'до: суббота, 12 июня 2027 г., 17:30. Позвоните нам: +7 495 000-00-00',
    );
    expect(cardInWords({ ...late, status: 'arrived', allowed: [] }, telling)).not.toContain('до:');
  });

  it('is short on a button', () => {
    expect(bookingInShort(booking, telling)).toBe('сб, 12 июн., 19:30 · 2 гостя');
  });
});
