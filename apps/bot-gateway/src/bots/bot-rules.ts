import { RuleViolation } from '@guestflow/problems';
import type { UserFromGetMe } from 'telegraf/types';
import { Bot } from './bot.entity';

/** Why a bot is off that nobody turned off. */
export const tokenRevoked = 'token_revoked';

/** What is to become of a bot. `me`: what Telegram says of it, where it was asked. */
export interface WantedBot {
  isActive?: boolean;
  sealedToken?: string;
  me?: UserFromGetMe;
}

/** The bot as wanted; the same where nothing changes. */
export function changedBot(bot: Bot, wanted: WantedBot, now: Date): Bot {
  const isActive = wanted.isActive ?? (turnsOnAgain(bot, wanted) || bot.isActive);
  if (!wanted.sealedToken && isActive === bot.isActive) return bot;
  return {
    ...bot,
    isActive,
    // A new token is good: what the one before was off for is over, even where it stays off.
    reason: isActive || wanted.sealedToken ? null : bot.reason,
    ...(wanted.me && { username: wanted.me.username, name: wanted.me.first_name, validatedAt: now }),
    ...(wanted.sealedToken && { sealedToken: wanted.sealedToken, setUp: null, lastError: null, lastErrorAt: null }),
    version: bot.version + 1,
    updatedAt: now,
  };
}

const turnsOnAgain = ({ reason }: Bot, { sealedToken }: WantedBot) => Boolean(sealedToken) && reason === tokenRevoked;

/** Of another bot all that is known of this one, its chats before all, would be wrong. */
export function assertSameBot({ telegramId }: Bot, token: string): void {
  if (token.startsWith(`${telegramId}:`)) return;
  throw new RuleViolation('other_bot', 'The token is of another bot: unlink this one, and connect that one');
}

export const unlinkedBot = (bot: Bot, now: Date): Bot => ({
  ...bot,
  ...{ sealedToken: null, sealedSecret: null, isActive: false, reason: null, unlinkedAt: now },
  ...{ version: bot.version + 1, updatedAt: now },
});
