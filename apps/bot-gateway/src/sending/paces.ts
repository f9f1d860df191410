import { Transaction } from '@guestflow/persistence';
import { Paces, Turn } from './pace-rules';

interface WhichBot {
  id: string;
  venueId: string;
}

/** As PostgreSQL says it, in whole and parts of milliseconds. */
const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** Nobody else gives a turn of this bot's until the transaction is over: what is asked next in it sees all that were given. */
export async function lockPace(tx: Transaction, bot: WhichBot): Promise<Omit<Paces, 'chatNextAt'>> {
  const made = tx.query(
    `INSERT INTO bot_paces (bot_id, venue_id, next_at) VALUES ($1, $2, clock_timestamp()) ON CONFLICT DO NOTHING`,
    [bot.id, bot.venueId],
  );
  const [[locked]] = await Promise.all([
    tx.query<{ now: number; next_at: number; held_until: number }>(
      `SELECT ${ms('clock_timestamp()')} AS now, ${ms('next_at')} AS next_at, ${ms('held_until')} AS held_until
         FROM (SELECT next_at, held_until FROM bot_paces WHERE bot_id = $1 FOR UPDATE) locked`,
      [bot.id],
    ),
    made,
  ]);
  return { now: locked!.now, botNextAt: locked!.next_at, heldUntil: locked!.held_until };
}

export async function chatPace(tx: Transaction, bot: WhichBot, telegramId: string): Promise<number> {
  const [chat] = await tx.query<{ next_at: number }>(
    `SELECT ${ms('next_at')} AS next_at FROM chat_paces WHERE bot_id = $1 AND telegram_id = $2`,
    [bot.id, telegramId],
  );
  return chat?.next_at ?? 0;
}

export async function takeTurn(tx: Transaction, bot: WhichBot, telegramId: string, turn: Turn): Promise<void> {
  await Promise.all([
    tx.query('UPDATE bot_paces SET next_at = to_timestamp($2::float8 / 1000) WHERE bot_id = $1', [
      bot.id,
      turn.botNextAt,
    ]),
    tx.query(
      `INSERT INTO chat_paces (bot_id, telegram_id, venue_id, next_at) VALUES ($1, $2, $3, to_timestamp($4::float8 / 1000))
       ON CONFLICT (bot_id, telegram_id) DO UPDATE SET next_at = excluded.next_at`,
      [bot.id, telegramId, bot.venueId, turn.chatNextAt],
    ),
  ]);
}

/** Telegram takes nothing of the bot for so long, whoever sends it. */
export async function hold(tx: Transaction, bot: WhichBot, seconds: number): Promise<void> {
  await tx.query(
    `UPDATE bot_paces SET held_until = GREATEST(held_until, clock_timestamp() + make_interval(secs => $2)) WHERE bot_id = $1`,
    [bot.id, seconds],
  );
}
