import { assertSameBot, changedBot, tokenRevoked, unlinkedBot } from './bot-rules';
import { Bot } from './bot.entity';

const then = new Date('2026-11-01T12:00:00Z');
const now = new Date('2026-11-02T12:00:00Z');
const bot: Bot = {
  ...{ id: 'a-bot', venueId: 'a-venue', telegramId: '7000000001', username: 'house_bot', name: 'House' },
  ...{ sealedToken: 'sealed', sealedSecret: 'secret', isActive: true, reason: null },
  ...{ lastError: '429', lastErrorAt: then, validatedAt: then, setUp: 'webhook', setUpDueAt: then, unlinkedAt: null },
  ...{ version: 3, createdAt: then, updatedAt: then },
};
const off = { ...bot, isActive: false };
const revoked = { ...off, reason: tokenRevoked };
const me = {
  ...{ id: 7_000_000_001, is_bot: true as const, first_name: 'New', username: 'new_bot' },
  ...{ can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false },
};
const token = { sealedToken: 'sealed anew', me };

describe('a bot that is changed', () => {
  it('is the same where nothing is wanted that it is not', () => {
    expect(changedBot(bot, {}, now)).toBe(bot);
    expect(changedBot(bot, { isActive: true }, now)).toBe(bot);
    expect(changedBot(revoked, { isActive: false }, now)).toBe(revoked);
  });

  it('is a version later, and goes by the name that Telegram knows it by', () => {
    expect(changedBot(off, { isActive: true, me }, now)).toMatchObject({
      ...{ isActive: true, username: 'new_bot', name: 'New', validatedAt: now, updatedAt: now, version: 4 },
    });
  });

  it('with a new token is on again where it was off for the old one, and stays off where somebody turned it off', () => {
    expect(changedBot(revoked, token, now)).toMatchObject({ isActive: true, reason: null });
    expect(changedBot(off, token, now)).toMatchObject({ isActive: false, reason: null });
    expect(changedBot(revoked, { ...token, isActive: false }, now)).toMatchObject({ isActive: false, reason: null });
  });

  it('with a new token is set up anew, and what went wrong with the old one is over', () => {
    expect(changedBot(bot, token, now)).toMatchObject({ sealedToken: 'sealed anew', setUp: null, lastError: null });
  });

  it('takes no token of a bot that only begins like it', () => {
    expect(() => assertSameBot(bot, '7000000001:AAA')).not.toThrow();
    expect(() => assertSameBot(bot, '70000000012:AAA')).toThrow('of another bot');
  });

  it('keeps nothing secret once it is unlinked', () => {
    expect(unlinkedBot(revoked, now)).toMatchObject({
      ...{ sealedToken: null, sealedSecret: null, isActive: false, reason: null, unlinkedAt: now, version: 4 },
    });
  });
});
