import { createHash } from 'node:crypto';
import type { User } from 'telegraf/types';
import { marketing, personalData } from './consent.texts';
import { consentsOf } from './consents';
import { isOwn, phoneOf, readPayload, registration } from './start-rules';

const anna: User = { id: 7, is_bot: false, first_name: 'Анна', last_name: 'Петрова', username: 'Anna' };
const contact = { phone_number: '79161234567', first_name: 'Анна', user_id: 7 };

describe('what follows /start', () => {
  it('is a conversation, a personal link, or nothing', () => {
    expect(readPayload('book')).toEqual({ then: 'book' });
    expect(readPayload('feedback')).toEqual({ then: 'feedback' });
    expect(readPayload('Zm9yIG9uZSBndWVzd_-123')).toEqual({ linkToken: 'Zm9yIG9uZSBndWVzd_-123' });
    for (const other of [undefined, '', 'start', 'spring_2027', 'constructor', 'x'.repeat(23), `${'x'.repeat(21)}!`])
      expect(readPayload(other)).toEqual({});
  });
});

describe('a contact', () => {
  it('is the sender’s own only when it names the sender', () => {
    expect(isOwn(contact, anna)).toBe(true);
    expect(isOwn({ ...contact, user_id: 8 }, anna)).toBe(false);
    expect(isOwn({ ...contact, user_id: undefined }, anna)).toBe(false);
  });

  it('has the country’s code, with a plus or without', () => {
    expect(phoneOf(contact)).toBe('+79161234567');
    expect(phoneOf({ ...contact, phone_number: '+44 20 7946 0000' })).toBe('+442079460000');
  });
});

describe('a registration', () => {
  it('says who it is and what was agreed to', () => {
    const said = { language: 'ru' as const, consents: consentsOf({ news: true }), linkToken: 'abc' };
    expect(registration(anna, contact, said)).toEqual({
      ...{ phone: '+79161234567', name: 'Анна Петрова', username: 'Anna', language: 'ru', link_token: 'abc' },
      consents: [
        { purpose: 'personal_data', given: true, text_version: personalData.version },
        { purpose: 'marketing', channel: 'telegram', given: true, text_version: marketing.version },
      ],
    });
  });

  it('says nothing of what was not answered', () => {
    const nameless = { ...anna, first_name: ' ', last_name: undefined, username: undefined };
    const said = { language: 'en' as const, consents: consentsOf({ news: false }) };
    expect(registration(nameless, contact, said)).toEqual({
      ...{ phone: '+79161234567', name: null, username: null, language: 'en' },
      consents: [{ purpose: 'personal_data', given: true, text_version: personalData.version }],
    });
  });
});

describe('the words that guests agree to', () => {
  const printOf = (words: typeof personalData | typeof marketing) =>
    createHash('sha256')
      .update(`${words.ru('')}\n${words.en('')}`)
      .digest('hex')
      .slice(0, 12);

  // Other words are another agreement: with a new print here comes a new version there.
  it.each([
    [personalData, 'bot-personal-data-1', 'd582bd98ed62'],
    [marketing, 'bot-marketing-1', '6baa4640ecc5'],
  ])('have a version of their own', (words, version, print) => {
    expect([words.version, printOf(words)]).toEqual([version, print]);
  });
});
