import { TemplateType } from '@guestflow/contracts';
import { defaultOf } from './default-templates';
import { unknownPlaceholders } from './placeholder-rules';
import { buttonsOf, Known, rendered } from './wording';

const known: Known = {
  guestName: 'Анна',
  visit: { startsAt: new Date('2027-05-06T15:30:00Z'), guestsCount: 3 },
  venue: { name: 'Берёза', zone: 'Europe/Moscow', address: 'Тверская, 1' },
};
const at = (startsAt: string) => ({ startsAt: new Date(startsAt), guestsCount: 3 });
const say = (text: string, change: Partial<Known> = {}, language: 'ru' | 'en' = 'ru') =>
  rendered(text, { ...known, ...change }, language);

describe('the words of a notice', () => {
  it('have what is known in the place of names, by the clock of the venue', () => {
    expect(say('{guest_name}: {date} в {time}, {guests_count}, «{venue_name}», {venue_address}{venue_phone}')).toBe(
      'Анна: четверг, 6 мая в 18:30, 3, «Берёза», Тверская, 1',
    );
    expect(say('{date} at {time}', {}, 'en')).toMatch(/^Thursday,? 6 May at 18:30$/);
    expect(say('{time}', { venue: { ...known.venue, zone: 'America/New_York' } })).toBe('11:30');
  });

  it('are right on the days on which clocks are set', () => {
    const berlin = { ...known.venue, zone: 'Europe/Berlin' };
    const time = (iso: string) => say('{time}', { visit: at(iso), venue: berlin });
    expect(time('2027-03-28T00:30:00Z')).toBe('01:30');
    expect(time('2027-03-28T01:30:00Z')).toBe('03:30');
    expect([time('2027-10-31T00:30:00Z'), time('2027-10-31T01:30:00Z')]).toEqual(['02:30', '02:30']);
    expect(time('2027-10-30T22:00:00Z')).toBe('00:00');
  });

  it('are right Russian with any weekday in them, and at any hour', () => {
    const told = (type: TemplateType, startsAt: string) =>
      say(defaultOf(type, 'ru').message_text, { visit: at(startsAt), answerBy: new Date('2027-05-08T14:00:00Z') });
    const days = Array.from({ length: 7 }, (_, index) => `2027-05-0${index + 3}T15:30:00Z`);
    const weekdays = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'];
    // A date stands in the nominative: after a colon, in brackets, or nowhere.
    days.forEach((day, index) => {
      const date = `${weekdays[index]}, ${index + 3} мая`;
      expect(told('booking_cancelled', day)).toContain(`вашу бронь (${date}, 18:30) пришлось`);
      expect(told('booking_lapsed', day)).toContain(`вашу бронь (${date}, 18:30).`);
      for (const type of ['booking_requested', 'booking_confirmation', 'booking_moved', 'reminder'] as const)
        expect(told(type, day)).toContain(`: ${date} в 18:30, гостей: 3.`);
      expect(told('waitlist_offer', day)).toContain(`место: ${date} в 18:30, гостей: 3. Держим его до 17:00`);
    });
    // Sent at half past eleven the evening before.
    expect(told('reminder_60min', '2027-05-08T21:30:00Z')).toBe('Анна, напоминаем: в 00:30 вас ждут в «Берёза».');
  });

  it('call nobody by a name he has not', () => {
    const text = '{guest_name}, ваша бронь подтверждена';
    for (const guestName of [null, ' ']) expect(say(text, { guestName })).toBe('Ваша бронь подтверждена');
    expect(say('Ждём вас, {guest_name}!', { guestName: null })).toBe('Ждём вас!');
  });

  it('take a name as it is, whatever stands in it', () => {
    expect(say('{guest_name}!', { guestName: '{venue_name} $& $1' })).toBe('{venue_name} $& $1!');
    expect(say('{unknown}')).toBe('{unknown}');
  });

  it('name nothing that is not known of what they are about', () => {
    expect(unknownPlaceholders('{guest_name} {date} {dat} {Дата} {dat}', 'reminder')).toEqual(['dat', 'Дата']);
    expect(unknownPlaceholders('{guest_name} {date}', 'campaign')).toEqual(['date']);
    expect(unknownPlaceholders('{answer_by}', 'waitlist_offer')).toEqual([]);
    expect(unknownPlaceholders('{} { date } { "a": 1 }', 'reminder')).toEqual([]);
  });

  it('are never more than Telegram takes', () => {
    const long = say(`${'x'.repeat(4_095)}{guest_name}`, { guestName: '😀' });
    expect(long).toHaveLength(4_095);
  });

  it('stand above buttons which do something, or lead somewhere', () => {
    const url = 'https://example.com';
    const stored = [
      { text: 'a', action: 'late' },
      { text: 'b', action: 'fly' },
      { text: 'c', url },
      { action: 'late' },
    ];
    expect(buttonsOf({ buttons: [...stored, 'late', null] })).toEqual([
      { text: 'a', action: 'late' },
      { text: 'c', url },
    ]);
  });
});
