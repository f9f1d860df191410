import { Addressee, reachOf } from './reach-rules';

const anna: Addressee = {
  ...{ guestId: 'a', name: 'Анна', language: null, telegramId: '7', hasBot: true, chat: 'open', keepsData: true },
};

describe('whether a guest can be written to', () => {
  it('he can who has a chat with a bot that is on', () => {
    expect(reachOf(anna)).toEqual({ telegramId: '7' });
  });

  it.each<[string, Addressee | undefined]>([
    ['unknown_guest', undefined],
    ['no_telegram', { ...anna, telegramId: null }],
    ['no_bot', { ...anna, hasBot: false, chat: null }],
    ['not_started', { ...anna, chat: null }],
    ['blocked', { ...anna, chat: 'blocked' }],
  ])('otherwise it is said why: %s', (why, guest) => {
    expect(reachOf(guest)).toEqual({ why });
  });
});
