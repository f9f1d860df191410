import { languages } from '@guestflow/contracts';
import { ApiRefusal } from '../../api/venue-api';
import { knownRules, refusalInWords, takenMeanwhile } from './refusals';

const refusal = (rule: string, extra: object = {}) => new ApiRefusal(422, 'rule_violation', { rule, ...extra });
const phone = '+7 495 000-00-00';

describe('a refusal in words', () => {
  it('says how soon, how far ahead and how many', () => {
    const words = (rule: string, extra: object) => refusalInWords(refusal(rule, extra), 'ru', phone).words;
    expect(words('too_late', { minimum_notice_minutes: 120 })).toContain('за 2 ч');
    expect(words('too_late', { minimum_notice_minutes: 90 })).toContain('за 90 мин');
    expect(words('too_far_ahead', { booking_horizon_days: 60 })).toContain('60 дн');
    expect(words('party_too_large', { largest_party: 12 })).toContain('больше 12');
    expect(words('too_many_bookings', { most: 3 })).toContain('3');
  });

  it('asks again for what can be another, and for nothing else', () => {
    const then = (rule: string) => refusalInWords(refusal(rule), 'en', phone).then;
    expect([then('too_late'), then('outside_opening_hours'), then('party_too_large'), then('over')]).toEqual([
      ...['times', 'days', 'party', 'nothing'],
    ]);
  });

  it('does not say why somebody is asked to call', () => {
    for (const language of languages) {
      const { words } = refusalInWords(refusal('book_by_phone'), language, phone);
      expect(words).toContain(phone);
      expect(words).not.toMatch(/спис|запре|list|ban/i);
    }
  });

  it('has words for what it does not know, and for a venue without a phone', () => {
    for (const language of languages) {
      for (const rule of [...knownRules, 'a_new_one', 'constructor']) {
        const { words } = refusalInWords(refusal(rule), language, null);
        expect(words.length).toBeGreaterThan(10);
        expect(words).not.toContain('null');
      }
    }
    expect(refusalInWords(refusal('a_new_one'), 'en', phone)).toEqual({
      words: `That did not work. Call us: ${phone}`,
      then: 'nothing',
    });
  });

  it('offers what is free instead of what was taken, and takes no other conflict for that', () => {
    const time = { date: '2027-06-12', time: '19:00', starts_at: '2027-06-12T16:00:00.000Z', free: 1 };
    expect(takenMeanwhile(new ApiRefusal(409, 'conflict', { reason: 'taken', alternatives: [time] }))).toEqual([time]);
    expect(takenMeanwhile(new ApiRefusal(409, 'conflict', { reason: 'taken', alternatives: [] }))).toEqual([]);
    expect(takenMeanwhile(new ApiRefusal(409, 'conflict', {}))).toBeUndefined();
    expect(takenMeanwhile(refusal('too_late'))).toBeUndefined();
  });
});
