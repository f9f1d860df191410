import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Language } from '@guestflow/contracts';
import { Metrics } from '@guestflow/observability';
import { jsonbText, newId, Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import type { Update } from 'telegraf/types';
import { worksNow } from '../bots/wanted-set-up';
import { Session } from '../conversations/guest-context';
import { ChatRow, chatState, markBlocked } from './chats';
import { HostedBot, VenueOfBot } from './hosted-bots';
import { atWork, Replica } from './replica';
import { chatOf } from './update-rules';

/** A chat with something to be answered, which this replica has taken. */
export interface TakenChat {
  telegramId: string;
  session: Session;
  language?: Language;
  blockedAt: Date | null;
  venue: VenueOfBot;
  /** The bot's, as it is now. */
  version: number;
  update: Update;
  attempts: number;
}

/** What is kept of an update when it is handled. */
export interface Handled {
  session: Session;
  language?: Language;
  /** Since when the bot may not write, null when it may again; undefined when nothing was said of it. */
  blockedAt?: Date | null;
  /** What went wrong. */
  failure?: string;
}

interface OwnedRow extends ChatRow {
  state: Session;
  language: Language | null;
}

interface NextRow extends Record<string, unknown> {
  content: string;
  attempts: number;
  due: boolean;
  version: number;
  works: boolean;
  name: string | null;
  slug: string;
  timezone: string;
  language: Language;
}

type WhichBot = Pick<HostedBot, 'id' | 'venueId'>;

/** The bot is the venue's no longer. */
export class BotUnlinked extends NotFound {}

/** Another replica has the chat by now: what this one did with it is not kept. */
export class NotOursAnyMore extends Error {}

/**
 * What Telegram brought, from when it is stored until it is handled. Only then has it been received: whoever dies with it
 * in hand leaves it to the next one. What belongs to one chat is handled one after the other.
 *
 * A chat's row is locked before its updates are looked at: whoever waited for it sees what the one before has done. When
 * something came, and when it is tried again, is by the database's clock: replicas' own may go apart.
 */
@Injectable()
export class Inbox {
  constructor(
    private readonly transactions: Transactions,
    private readonly replica: Replica,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Resolves with the chats in which there is something new. What came before is no news. What is brought to a bot that was
   * unlinked meanwhile is not taken: Telegram keeps it for whoever connects the bot next.
   */
  async receive(bot: WhichBot, updates: Update[]): Promise<string[]> {
    const wanted = updates.flatMap((update) => {
      const chat = chatOf(update);
      return chat ? [{ id: update.update_id, chat, content: JSON.stringify(update) }] : [];
    });
    if (wanted.length === 0) return [];
    const [found] = await this.inVenue(bot, (tx) =>
      tx.query<{ linked: boolean; stored: string[] }>(
        // In order: two who bring the same wait for each other, and not both at once.
        `WITH linked AS (SELECT 1 FROM bots WHERE id = $1 AND unlinked_at IS NULL), stored AS (
           INSERT INTO updates (bot_id, update_id, venue_id, telegram_id, content, received_at)
           SELECT $1, id, $2, chat, content, clock_timestamp()
             FROM linked, unnest($3::bigint[], $4::bigint[], $5::text[]) AS told (id, chat, content) ORDER BY id
           ON CONFLICT DO NOTHING RETURNING telegram_id::text AS chat)
         SELECT EXISTS (SELECT FROM linked) AS linked, ARRAY(SELECT chat FROM stored) AS stored`,
        [
          ...[bot.id, bot.venueId],
          ...[wanted.map(({ id }) => id), wanted.map(({ chat }) => chat), wanted.map(({ content }) => content)],
        ],
      ),
    );
    const { linked, stored } = found!;
    if (!linked) throw new BotUnlinked();
    this.metrics.botUpdates.inc({ outcome: 'received' }, stored.length);
    this.metrics.botUpdates.inc({ outcome: 'repeated' }, wanted.length - stored.length);
    return [...new Set(stored)];
  }

  /**
   * Undefined when there is nothing, or another replica is answering. `orphaned`: whoever had it in hand died, perhaps of
   * it, and that counts as a try.
   */
  take(bot: WhichBot, telegramId: string, { orphaned = false } = {}): Promise<TakenChat | undefined> {
    const chat = [bot.id, telegramId];
    return this.inVenue(bot, async (tx) => {
      const id = newId();
      // Asked together. What is looked for stands after what takes the chat, and so sees what whoever had it has done.
      const [, [owned], , [next]] = await Promise.all([
        // Not waited for on the disk: whoever finds that it was lost there, finds it when the answer is to be stored.
        tx.query('SET LOCAL synchronous_commit TO off'),
        this.own(tx, bot, telegramId, id),
        orphaned &&
          tx.query(
            `UPDATE updates SET attempts = attempts + 1
              WHERE bot_id = $1 AND telegram_id = $2 AND update_id = (SELECT min(update_id) FROM updates
                    WHERE bot_id = $1 AND telegram_id = $2 AND handled_at IS NULL)
                AND EXISTS (SELECT 1 FROM chats WHERE bot_id = $1 AND telegram_id = $2 AND replica_id = $3)`,
            [...chat, this.replica.id],
          ),
        this.next(tx, bot, telegramId),
      ]);
      if (!owned) return undefined;
      if (owned.id === id) {
        tx.emit('chat.opened', { after: chatState({ ...asChat(bot), telegramId }, owned) });
      }
      if (!isReady(next)) {
        await tx.query('UPDATE chats SET replica_id = NULL WHERE bot_id = $1 AND telegram_id = $2', chat);
        return undefined;
      }
      const { state: session, language, blocked_at: blockedAt } = owned;
      return { telegramId, session, language: language ?? undefined, blockedAt, ...told(next) };
    });
  }

  /**
   * Its update is handled. Resolves with the same chat when there is more in it and it is to be gone on with. Let go
   * before the look for more: what comes after that look finds it free.
   */
  finish(bot: WhichBot, chat: TakenChat, handled: Handled, { goOn = true } = {}): Promise<TakenChat | undefined> {
    const { telegramId, update } = chat;
    const { session, language, failure } = handled;
    const now = this.clock.now();
    return this.inVenue(bot, async (tx) => {
      const [[kept], , [next]] = await Promise.all([
        tx.query(
          `WITH own AS (
             UPDATE chats SET state = $4, language = $5, replica_id = NULL, updated_at = $6
              WHERE bot_id = $1 AND telegram_id = $2 AND replica_id = $7 RETURNING 1
           )
           UPDATE updates SET handled_at = $6, content = NULL, failure = $8
            WHERE bot_id = $1 AND update_id = $3 AND handled_at IS NULL AND EXISTS (SELECT 1 FROM own) RETURNING 1`,
          [
            ...[bot.id, telegramId, update.update_id, jsonbText(session), language ?? null],
            ...[now, this.replica.id, failure ?? null],
          ],
        ),
        handled.blockedAt !== undefined && markBlocked(tx, { ...asChat(bot), telegramId }, handled.blockedAt),
        goOn ? this.next(tx, bot, telegramId) : [],
      ]);
      if (!kept) throw new NotOursAnyMore();
      if (!isReady(next)) return undefined;
      await tx.query('UPDATE chats SET replica_id = $3 WHERE bot_id = $1 AND telegram_id = $2', [
        ...[bot.id, telegramId, this.replica.id],
      ]);
      const blockedAt = handled.blockedAt === undefined ? chat.blockedAt : handled.blockedAt;
      return { telegramId, session, language, blockedAt, ...told(next) };
    });
  }

  /** Its update could not be handled for now: it, and what follows it in the chat, is tried again later. */
  putOff(bot: WhichBot, { telegramId, update }: TakenChat, laterMs: number): Promise<void> {
    return this.inVenue(bot, async (tx) => {
      await tx.query(
        `WITH own AS (
           UPDATE chats SET replica_id = NULL WHERE bot_id = $1 AND telegram_id = $2 AND replica_id = $4 RETURNING 1
         )
         UPDATE updates SET attempts = attempts + 1, retry_at = clock_timestamp() + make_interval(secs => $5)
          WHERE bot_id = $1 AND update_id = $3 AND handled_at IS NULL AND EXISTS (SELECT 1 FROM own)`,
        [bot.id, telegramId, update.update_id, this.replica.id, laterMs / 1_000],
      );
    });
  }

  /** It is answered by whoever takes it. */
  letGo(bot: WhichBot, telegramId: string): Promise<void> {
    return this.inVenue(bot, async (tx) => {
      await tx.query('UPDATE chats SET replica_id = NULL WHERE bot_id = $1 AND telegram_id = $2 AND replica_id = $3', [
        bot.id,
        telegramId,
        this.replica.id,
      ]);
    });
  }

  private inVenue<T>(bot: WhichBot, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transactions.inVenue(systemCaller('telegram', bot.venueId), work);
  }

  /** Nothing when another replica has it, or this one is taken for dead. */
  private own(tx: Transaction, bot: WhichBot, telegramId: string, id: string): Promise<OwnedRow[]> {
    return tx.query<OwnedRow>(
      `INSERT INTO chats AS c (id, venue_id, bot_id, telegram_id, replica_id, version, created_at, updated_at)
       SELECT $1::uuid, $2::uuid, $3::uuid, $4::bigint, $5::uuid, 1, $6::timestamptz, $6::timestamptz WHERE ${atWork('$5::uuid')}
       ON CONFLICT (bot_id, telegram_id) DO UPDATE SET replica_id = excluded.replica_id
        WHERE c.replica_id IS NULL OR c.replica_id = excluded.replica_id OR NOT ${atWork('c.replica_id')}
       RETURNING id, version, blocked_at, created_at, state, language`,
      [id, bot.venueId, bot.id, telegramId, this.replica.id, this.clock.now()],
    );
  }

  private next(tx: Transaction, bot: WhichBot, telegramId: string): Promise<NextRow[]> {
    return tx.query<NextRow>(
      `SELECT u.content, u.attempts, u.retry_at IS NULL OR u.retry_at <= clock_timestamp() AS due, b.version, ${worksNow('b')} AS works,
              v.name, v.slug, v.timezone, v.language
         FROM updates u JOIN bots b ON b.id = u.bot_id LEFT JOIN venues v ON v.venue_id = u.venue_id
        WHERE u.bot_id = $1 AND u.telegram_id = $2 AND u.handled_at IS NULL ORDER BY u.update_id LIMIT 1`,
      [bot.id, telegramId],
    );
  }
}

const asChat = ({ id, venueId }: WhichBot) => ({ botId: id, venueId });

/** Of a venue that was not heard of yet, a bot does not know how to speak. */
const isReady = (next: NextRow | undefined): next is NextRow & { name: string } =>
  next !== undefined && next.due && next.works && next.name !== null;

const told = ({ content, attempts, version, name, slug, timezone, language }: NextRow & { name: string }) => ({
  ...{ update: JSON.parse(content) as Update, attempts, version },
  venue: { name, slug, timezone, language },
});
