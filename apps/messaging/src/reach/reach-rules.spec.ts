import { ConsentLine } from '@guestflow/contracts';
import { agreed } from './addressees';
import { Addressee, reachOf } from './reach-rules';

const line = (purpose: ConsentLine['purpose'], change: Partial<ConsentLine> = {}): ConsentLine => ({
  ...{ purpose, channel: null, given: true },
  ...change,
});
const anna: Addressee = {
  ...{ guestId: 'a', name: 'Анна', language: null, telegramId: '7', email: 'anna@example.com' },
  ...{ preferredChannel: null, hasBot: true, chat: 'open', isBlacklisted: false, ...agreed([]) },
};
const telegram = { channel: 'telegram', address: '7' };
const email = { channel: 'email', address: 'anna@example.com' };
const channels = ['telegram', 'email'] as const;

describe('whether a guest can be written to', () => {
  it('she can who has a chat with a bot that is on', () => {
    expect(reachOf(anna, { channels, as: 'notice' })).toEqual(telegram);
  });

  it.each<[string, Addressee | undefined]>([
    ['unknown_guest', undefined],
    ['no_telegram', { ...anna, telegramId: null }],
    ['no_bot', { ...anna, hasBot: false, chat: null }],
    ['not_started', { ...anna, chat: null }],
    ['blocked', { ...anna, chat: 'blocked' }],
  ])('otherwise it is said why: %s', (why, guest) => {
    expect(reachOf(guest, { channels: ['telegram'], as: 'notice' })).toEqual({ why });
  });

  it('she is written to by the way she prefers, and by the next one where it is not open', () => {
    const prefers = { ...anna, preferredChannel: 'email' } as const;
    expect(reachOf(prefers, { channels, as: 'notice' })).toEqual(email);
    expect(reachOf({ ...prefers, email: null }, { channels, as: 'notice' })).toEqual(telegram);
    expect(reachOf({ ...anna, chat: 'blocked' }, { channels, as: 'notice' })).toEqual(email);
    expect(reachOf(anna, { channels: ['email', 'telegram'], as: 'notice' })).toEqual(email);
    expect(reachOf(prefers, { channels: ['telegram'], as: 'notice' })).toEqual(telegram);
  });

  it('where no way is open, what stands in the way of the first is told', () => {
    expect(reachOf({ ...anna, chat: 'blocked', email: null }, { channels, as: 'notice' })).toEqual({ why: 'blocked' });
    expect(reachOf({ ...anna, telegramId: null, email: null }, { channels, as: 'notice' })).toEqual({
      why: 'no_telegram',
    });
  });

  it('is only answered once she has taken back that her data are kept', () => {
    const withdrawn = [line('personal_data'), line('personal_data', { given: false })];
    expect(reachOf({ ...anna, ...agreed(withdrawn) }, { channels, as: 'notice' })).toEqual({ why: 'no_consent' });
    expect(reachOf({ ...anna, ...agreed(withdrawn) }, { channels, as: 'answer' })).toEqual(telegram);
    expect(reachOf({ ...anna, ...agreed([...withdrawn, line('personal_data')]) }, { channels, as: 'notice' })).toEqual(
      telegram,
    );
  });

  it('is not written to unasked without having agreed to it, channel by channel', () => {
    const unasked = (consents: ConsentLine[]) => reachOf({ ...anna, ...agreed(consents) }, { channels, as: 'offer' });
    expect(unasked([])).toEqual({ why: 'no_consent' });
    expect(unasked([line('personal_data')])).toEqual({ why: 'no_consent' });
    expect(unasked([line('personal_data'), line('marketing')])).toEqual(telegram);
    expect(unasked([line('personal_data'), line('marketing', { channel: 'email' })])).toEqual(email);
    const took = line('marketing', { channel: 'telegram', given: false });
    expect(unasked([line('personal_data'), line('marketing'), took])).toEqual(email);
  });

  it('is not written to unasked where she is not welcome, and all the same of what she booked', () => {
    const unwelcome = { ...anna, isBlacklisted: true, ...agreed([line('personal_data'), line('marketing')]) };
    expect(reachOf(unwelcome, { channels, as: 'offer' })).toEqual({ why: 'blacklisted' });
    expect(reachOf(unwelcome, { channels, as: 'notice' })).toEqual(telegram);
  });
});
