import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import type { Update } from 'telegraf/types';
import { Session } from '../conversations/guest-context';
import { HostedBot, VenueOfBot } from './hosted-bots';
import { atWork, Replica } from './replica';
import { chatOf } from './update-rules';
import { Language } from '@guestflow/contracts';

/** A chat with something to be answered, which this replica has taken. */
export interface TakenChat {
  telegramId: string;
  session: Session;
  language?: Language;
  venue: VenueOfBot;
  update: Update;
}

interface ChatRow extends Record<string, unknown> {
  state: Session;
  language: Language | null;
  opened: boolean;
}

type WhichBot = Pick<HostedBot, 'id' | 'venueId'>;

/**
 * What Telegram brought, from when it is stored until it is handled. Only then has it been received: whoever dies with it
 * in hand leaves it to the next one. What belongs to one chat is handled one after the other.
 */
@Injectable()
export class Inbox {
  constructor(
    private readonly transactions: Transactions,
    private readonly replica: Replica,
    private readonly clock: Clock,
  ) {}

  /** Resolves with the chats in which there is something new. What came before is no news. */
  async receive(bot: WhichBot, updates: Update[]): Promise<string[]> {
    const wanted = updates.flatMap((update) => {
      const chat = chatOf(update);
      return chat ? [{ id: update.update_id, chat, content: JSON.stringify(update) }] : [];
    });
    if (wanted.length === 0) return [];
    return this.transactions.inVenue(systemCaller('telegram', bot.venueId), async (tx) => {
      const stored = await tx.query<{ chat: string }>(
        `INSERT INTO updates (bot_id, update_id, venue_id, telegram_id, content, received_at)
         SELECT $1, id, $2, chat, content, $3
           FROM unnest($4::bigint[], $5::bigint[], $6::jsonb[]) AS told (id, chat, content)
         ON CONFLICT DO NOTHING RETURNING telegram_id::text AS chat`,
        [
          ...[bot.id, bot.venueId, this.clock.now()],
          ...[wanted.map(({ id }) => id), wanted.map(({ chat }) => chat), wanted.map(({ content }) => content)],
        ],
      );
      return [...new Set(stored.map(({ chat }) => chat))];
    });
  }

  /** Undefined when there is nothing, or another replica is answering. */
  take(bot: WhichBot, telegramId: string): Promise<TakenChat | undefined> {
    const now = this.clock.now();
    return this.transactions.inVenue(systemCaller('telegram', bot.venueId), async (tx) => {
      const id = newId();
      const [chat] = await tx.query<ChatRow>(
        `INSERT INTO chats AS c (id, venue_id, bot_id, telegram_id, replica_id, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, 1, $6, $6)
         ON CONFLICT (bot_id, telegram_id) DO UPDATE SET replica_id = excluded.replica_id
          WHERE c.replica_id IS NULL OR c.replica_id = excluded.replica_id OR NOT ${atWork('c.replica_id')}
         RETURNING state, language, id = $1 AS opened`,
        [id, bot.venueId, bot.id, telegramId, this.replica.id, now],
      );
      if (!chat) return undefined;
      if (chat.opened) {
        const created_at = now.toISOString();
        const after = { id, version: 1, bot_id: bot.id, telegram_id: telegramId, blocked_at: null, created_at };
        tx.emit('chat.opened', { after });
      }
      const update = await this.next(tx, bot, telegramId);
      if (!update) {
        await this.letGo(tx, bot, telegramId);
        return undefined;
      }
      return this.taken(tx, bot, { telegramId, update, session: chat.state, language: chat.language ?? undefined });
    });
  }

  /** Its update is handled. Resolves with the same chat when there is more in it. */
  finish(bot: WhichBot, chat: TakenChat): Promise<TakenChat | undefined> {
    const { telegramId, session, language, update } = chat;
    return this.transactions.inVenue(systemCaller('telegram', bot.venueId), async (tx) => {
      await tx.query(`UPDATE updates SET handled_at = $3, content = NULL WHERE bot_id = $1 AND update_id = $2`, [
        bot.id,
        update.update_id,
        this.clock.now(),
      ]);
      // Let go before the look for more: what comes after that look finds it free.
      await tx.query(
        `UPDATE chats SET state = $3, language = $4, replica_id = NULL, updated_at = $5
          WHERE bot_id = $1 AND telegram_id = $2`,
        [bot.id, telegramId, JSON.stringify(session), language ?? null, this.clock.now()],
      );
      const next = await this.next(tx, bot, telegramId);
      if (!next) return undefined;
      await tx.query('UPDATE chats SET replica_id = $3 WHERE bot_id = $1 AND telegram_id = $2', [
        ...[bot.id, telegramId, this.replica.id],
      ]);
      return { ...chat, update: next };
    });
  }

  /** Chats with something to be answered that nobody is answering: of replicas that died, and of failures. */
  left(before: Date): Promise<{ bot_id: string; chat: string }[]> {
    return this.transactions.acrossVenues(systemCaller('telegram'), (tx) =>
      tx.query<{ bot_id: string; chat: string }>(
        `SELECT DISTINCT u.bot_id, u.telegram_id::text AS chat FROM updates u
           LEFT JOIN chats c ON c.bot_id = u.bot_id AND c.telegram_id = u.telegram_id
          WHERE u.handled_at IS NULL AND u.received_at < $1
            AND (c.replica_id IS NULL OR NOT ${atWork('c.replica_id')}) LIMIT 200`,
        [before],
      ),
    );
  }

  private async next(tx: Transaction, bot: WhichBot, telegramId: string): Promise<Update | undefined> {
    const [first] = await tx.query<{ content: Update }>(
      `SELECT content FROM updates WHERE bot_id = $1 AND telegram_id = $2 AND handled_at IS NULL
        ORDER BY update_id LIMIT 1`,
      [bot.id, telegramId],
    );
    return first?.content;
  }

  private async letGo(tx: Transaction, bot: WhichBot, telegramId: string): Promise<void> {
    await tx.query('UPDATE chats SET replica_id = NULL WHERE bot_id = $1 AND telegram_id = $2', [bot.id, telegramId]);
  }

  private async taken(tx: Transaction, bot: WhichBot, chat: Omit<TakenChat, 'venue'>): Promise<TakenChat> {
    const [venue] = await tx.query<VenueOfBot & Record<string, unknown>>(
      'SELECT name, slug, timezone, language FROM venues WHERE venue_id = $1',
      [bot.venueId],
    );
    return { ...chat, venue: venue! };
  }
}
