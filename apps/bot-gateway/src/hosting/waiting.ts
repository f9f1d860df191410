import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Metrics } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { worksNow } from '../bots/wanted-set-up';
import { mostOfAll, mostOfBot } from './place-rules';
import { atWork, Replica } from './replica';

export interface WaitingChat {
  botId: string;
  telegramId: string;
  /** Whoever had it in hand is at work no longer. */
  orphaned: boolean;
}

interface WaitingRow extends Record<string, unknown> {
  bot_id: string;
  chat: string;
  orphaned: boolean;
}

/** What nobody is answering: of replicas that died, of failures, and what there was no place for. */
@Injectable()
export class Waiting {
  constructor(
    private readonly transactions: Transactions,
    private readonly replica: Replica,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Of each bot the chats that have waited longest, and no more of one than it can have in hand: what piles up at one bot
   * does not stand before the others'. There for `waitedMs`: what has just come, whoever stored it answers. None of the
   * bots in `full`, which have no place here.
   */
  async chats(
    waitedMs: number,
    inHand: { botId: string; telegramId: string }[],
    full: string[],
  ): Promise<WaitingChat[]> {
    const rows = await this.transactions.acrossVenues(systemCaller('waiting'), (tx) =>
      tx.query<WaitingRow>(
        `SELECT bot_id, chat::text, orphaned FROM (
           SELECT u.bot_id, u.telegram_id AS chat, c.replica_id IS NOT NULL AND c.replica_id <> $2 AS orphaned,
                  row_number() OVER (PARTITION BY u.bot_id ORDER BY min(u.received_at)) AS nth
             FROM updates u
             JOIN bots b ON b.id = u.bot_id AND ${worksNow('b')}
             LEFT JOIN chats c ON c.bot_id = u.bot_id AND c.telegram_id = u.telegram_id
            WHERE u.handled_at IS NULL AND u.bot_id <> ALL($7::uuid[])
              AND (c.replica_id IS NULL OR c.replica_id = $2 OR NOT ${atWork('c.replica_id')})
              AND NOT EXISTS (SELECT 1 FROM unnest($3::uuid[], $4::bigint[]) AS own (bot_id, chat)
                               WHERE own.bot_id = u.bot_id AND own.chat = u.telegram_id)
            GROUP BY u.bot_id, u.telegram_id, c.replica_id
           HAVING min(u.received_at) <= clock_timestamp() - make_interval(secs => $1)
              AND coalesce(max(u.retry_at) <= clock_timestamp(), true)
         ) AS waiting WHERE nth <= $5 ORDER BY nth LIMIT $6`,
        [
          ...[waitedMs / 1_000, this.replica.id],
          ...[inHand.map(({ botId }) => botId), inHand.map(({ telegramId }) => telegramId)],
          ...[mostOfBot, mostOfAll, full],
        ],
      ),
    );
    return rows.map(({ bot_id, chat, orphaned }) => ({ botId: bot_id, telegramId: chat, orphaned }));
  }

  /** How long the oldest has been waiting, answered or not. */
  async measure(): Promise<void> {
    const [row] = await this.transactions.acrossVenues(systemCaller('waiting'), (tx) =>
      tx.query<{ waited: number | null }>(
        `SELECT extract(epoch FROM clock_timestamp() - min(u.received_at))::float8 AS waited
           FROM updates u JOIN bots b ON b.id = u.bot_id AND ${worksNow('b')}
          WHERE u.handled_at IS NULL`,
      ),
    );
    this.metrics.botUpdateLag.set(Math.max(0, row?.waited ?? 0));
  }
}
