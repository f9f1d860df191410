import { Transaction } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Bot } from './bot.entity';

/** An unlinked one is there no more, for whoever asks. */
export async function linkedBot(tx: Transaction, id: string, { lock = false } = {}) {
  const bot = await tx.findOrFail(Bot, id, { lock });
  const { sealedToken } = bot;
  if (sealedToken === null) throw new NotFound();
  return { ...bot, sealedToken };
}
