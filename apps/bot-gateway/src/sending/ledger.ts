import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Urgency } from '@guestflow/contracts';
import { jsonbText, newId, Transaction, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { worksNow } from '../bots/wanted-set-up';
import { markBlocked } from '../hosting/chats';
import { atWork, Replica } from '../hosting/replica';
import { isEnded } from './delivery-lifecycle';
import { endDeliveries, LedgerRow, rowColumns } from './ledger-row';
import { Call } from './message-calls';
import { Outcome, retryInMs } from './outcome';
import { NotYet, pace, paceOf, Paces, Turn, turnFor } from './pace-rules';
import { ClocksApart } from './clocks-apart';
import { Hands } from './hands';
import { chatPace, hold, lockPace, takeTurn } from './paces';

export interface SendingBot {
  id: string;
  venueId: string;
}

/** A delivery that this replica has in hand. */
export interface InHand {
  id: string;
  telegramId: string;
  urgency: Urgency;
  reference: string;
  /** The first is the next. */
  calls: Call[];
  attempts: number;
  createdAt: Date;
  /** When its turn is, by the database's clock, and by this process's. */
  turn?: { at: number; due: number };
  /** It is `sending` already: its turn was at once. */
  taken: boolean;
}

/** How soon to ask again. */
export interface AskAgain {
  askInMs: number;
}

export interface Asked {
  telegramId: string;
  reference: string;
  call: Call;
  /** Whether the call can be kept, for another replica to send it. */
  isPlain: boolean;
}

/** This soon it counts as at once. */
const atOnceMs = 4;
/** Further ahead no turns are taken for what waits in the queue: it may wait there as well. */
const queueAheadMs = 1_000;
/** An answer that comes later than this is worse than none. */
export const answerWithinMs = 15 * 60_000;

const mine = `replica_id = $2 AND (send_before IS NULL OR send_before > $3)`;

/** What the bots are to send, from when it is asked for to how it ended, and the turns they have. */
@Injectable()
export class Ledger {
  private readonly hands = new Hands();
  private readonly clocks = new ClocksApart();

  constructor(
    private readonly transactions: Transactions,
    private readonly replica: Replica,
    private readonly clock: Clock,
  ) {}

  /** An answer, written down with its turn. Of what was asked before: how it stands, or it is taken over where nobody has it. */
  async open(bot: SendingBot, asked: Asked): Promise<InHand | LedgerRow> {
    return this.taking(bot, async (tx, take) => {
      const [paces, known] = await Promise.all([
        this.pacesFor(tx, bot, asked.telegramId),
        tx.query<LedgerRow & { free: boolean }>(
          `SELECT ${rowColumns}, status = 'queued' AND (replica_id IS NULL OR NOT ${atWork('replica_id')}) AS free
             FROM deliveries WHERE venue_id = $1 AND reference = $2 FOR UPDATE`,
          [bot.venueId, asked.reference],
        ),
      ]);
      if (known[0]) {
        if (!known[0].free) return known[0];
        take(known[0].id);
        return this.takeOver(tx, known[0], asked);
      }
      const turn = turnFor(paces, { urgency: 'urgent', inChat: inChat(asked.call) });
      const hand: InHand = {
        ...{ id: newId(), telegramId: asked.telegramId, reference: asked.reference, urgency: 'urgent' },
        ...{ calls: [asked.call], attempts: 0, createdAt: this.clock.now(), taken: false },
        ...this.given(paces, turn),
      };
      take(hand.id);
      await Promise.all([this.insert(tx, bot, hand, asked), 'at' in turn && takeTurn(tx, bot, hand.telegramId, turn)]);
      return hand;
    });
  }

  /** The next of the bot's that may go, urgent ones first; undefined when there is none. */
  async claim(bot: SendingBot): Promise<InHand | AskAgain | undefined> {
    return this.taking(bot, async (tx, take) => {
      const [locked, [row]] = await Promise.all([
        lockPace(tx, bot),
        tx.query<LedgerRow & { telegram_id: string; chat_next_at: number | null }>(
          `SELECT ${rowColumns}, d.telegram_id::text, c.chat_next_at FROM deliveries d
             LEFT JOIN LATERAL (SELECT (extract(epoch FROM p.next_at) * 1000)::float8 AS chat_next_at FROM chat_paces p
                                 WHERE p.bot_id = d.bot_id AND p.telegram_id = d.telegram_id) c ON true
            WHERE ${claimable} AND d.bot_id = $1
              AND COALESCE(c.chat_next_at, 0) - $2 <= extract(epoch FROM clock_timestamp()) * 1000
            ORDER BY d.urgency DESC, d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED`,
          [bot.id, (pace.chatBurst - 1) * pace.chatEveryMs, this.clock.now()],
        ),
      ]);
      if (!row) return undefined;
      const hand = handOf(row, row.telegram_id);
      const paces = { ...locked, chatNextAt: row.chat_next_at ?? 0 };
      const turn = turnFor(paces, { urgency: row.urgency, inChat: inChat(hand.calls[0]!) });
      const askAt = 'at' in turn ? turn.at - queueAheadMs : turn.askAt;
      if (!('at' in turn) || askAt > paces.now) return { askInMs: Math.max(askAt - paces.now, 1) };
      Object.assign(hand, this.given(paces, turn));
      // Its file is fetched first.
      if (hand.calls[0]!.file) hand.taken = false;
      take(hand.id);
      await Promise.all([
        takeTurn(tx, bot, hand.telegramId, turn),
        tx.query(`UPDATE deliveries SET replica_id = $2, status = $3 WHERE id = $1`, [
          ...[hand.id, this.replica.id, hand.taken ? 'sending' : 'queued'],
        ]),
      ]);
      return hand;
    });
  }

  /** Its turn is here: from now on it may have been sent. False where it has missed its turn, or is not to be sent. */
  async take(bot: SendingBot, { id, turn }: InHand): Promise<boolean> {
    const taken = await this.inVenueOf(bot, (tx) =>
      tx.query(
        `UPDATE deliveries SET status = 'sending' WHERE id = $1 AND status = 'queued' AND ${mine}
            AND extract(epoch FROM clock_timestamp()) * 1000 <= $4::float8
            AND NOT EXISTS (SELECT 1 FROM bot_paces WHERE bot_id = $5 AND held_until > to_timestamp($6::float8 / 1000))
         RETURNING 1`,
        [id, this.replica.id, this.clock.now(), turn!.at + pace.lateMs, bot.id, turn!.at],
      ),
    );
    return taken.length > 0;
  }

  /** Another turn. Undefined where it is not to be sent by this replica any more. */
  async anotherTurn(bot: SendingBot, hand: InHand): Promise<InHand | AskAgain | undefined> {
    return this.inVenueOf(bot, async (tx) => {
      const [paces, [ours]] = await Promise.all([
        this.pacesFor(tx, bot, hand.telegramId),
        tx.query(`SELECT 1 FROM deliveries WHERE id = $1 AND status = 'queued' AND ${mine} FOR UPDATE`, [
          ...[hand.id, this.replica.id, this.clock.now()],
        ]),
      ]);
      if (!ours) return undefined;
      // What it missed it has not had.
      if (hand.turn && inChat(hand.calls[0]!)) paces.chatNextAt -= pace.chatEveryMs;
      const turn = turnFor(paces, { urgency: hand.urgency, inChat: inChat(hand.calls[0]!) });
      if (!('at' in turn)) return { askInMs: turn.askAt - paces.now };
      const given = { ...hand, ...this.given(paces, turn) };
      await Promise.all([
        takeTurn(tx, bot, hand.telegramId, turn),
        given.taken && tx.query(`UPDATE deliveries SET status = 'sending' WHERE id = $1`, [hand.id]),
      ]);
      return given;
    });
  }

  /** What became of it. `keep`: it stays in this replica's hand, which tries again. */
  async settle(bot: SendingBot, hand: InHand, outcome: Outcome, keep = false): Promise<void> {
    const now = this.clock.now();
    await this.inVenueOf(bot, async (tx) => {
      const { verb } = outcome;
      if (verb === 'putBack') return this.putBack(tx, bot, hand, outcome, keep);
      if (verb === 'succeed') return void (await endDeliveries(tx, [hand.id], verb, outcome, now));
      if (verb === 'lose')
        return void (await endDeliveries(tx, [hand.id], verb, { reason: 'unknown', ...outcome }, now));
      await endDeliveries(tx, [hand.id], verb, outcome, now);
      if (outcome.reason !== 'blocked') return;
      await markBlocked(tx, { botId: bot.id, venueId: bot.venueId, telegramId: hand.telegramId }, now);
    });
  }

  release({ id }: InHand): void {
    this.hands.release(id);
  }

  isHeld(id: string): boolean {
    return this.hands.isHeld(id);
  }

  isUnsent(id: string): boolean {
    return this.hands.isUnsent(id);
  }

  /** Out of this replica's hand, unsent. */
  async letGo(bot: SendingBot, { id }: InHand): Promise<void> {
    await this.inVenueOf(bot, (tx) =>
      tx.query(`UPDATE deliveries SET replica_id = NULL WHERE id = $1 AND status = 'queued' AND replica_id = $2`, [
        ...[id, this.replica.id],
      ]),
    );
  }

  async find(bot: SendingBot, reference: string): Promise<LedgerRow | undefined> {
    const [row] = await this.inVenueOf(bot, (tx) =>
      tx.query<LedgerRow & Record<string, unknown>>(
        `SELECT ${rowColumns} FROM deliveries WHERE venue_id = $1 AND reference = $2`,
        [bot.venueId, reference],
      ),
    );
    return row;
  }

  /** Bots that work and have something to send. */
  async botsWithDue(): Promise<SendingBot[]> {
    const due = await this.transactions.acrossVenues(systemCaller('sending'), (tx) =>
      tx.query<{ id: string; venue_id: string }>(
        // From bot to bot, however much each has to send.
        `WITH RECURSIVE waiting AS (
           (SELECT bot_id FROM deliveries WHERE status = 'queued' ORDER BY bot_id LIMIT 1)
           UNION ALL
           SELECT (SELECT d.bot_id FROM deliveries d WHERE d.status = 'queued' AND d.bot_id > waiting.bot_id
                    ORDER BY d.bot_id LIMIT 1) FROM waiting WHERE waiting.bot_id IS NOT NULL)
         SELECT b.id, b.venue_id FROM waiting JOIN bots b ON b.id = waiting.bot_id AND ${worksNow('b')}
          WHERE EXISTS (SELECT 1 FROM deliveries d WHERE ${claimable.replace('$3', '$1')} AND d.bot_id = b.id)`,
        [this.clock.now()],
      ),
    );
    return due.map(({ id, venue_id }) => ({ id, venueId: venue_id }));
  }

  private taking<T>(bot: SendingBot, work: (tx: Transaction, take: (id: string) => void) => Promise<T>): Promise<T> {
    return this.hands.taking((begin, take) =>
      this.inVenueOf(bot, (tx) => {
        begin();
        return work(tx, take);
      }),
    );
  }

  private inVenueOf<T>(bot: SendingBot, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transactions.inVenue(systemCaller('sending', bot.venueId), work);
  }

  private async pacesFor(tx: Transaction, bot: SendingBot, telegramId: string): Promise<Paces> {
    const [locked, chatNextAt] = await Promise.all([lockPace(tx, bot), chatPace(tx, bot, telegramId)]);
    return { ...locked, chatNextAt };
  }

  /** The turn as this process's clock has it. */
  private given({ now }: Paces, turn: Turn | NotYet): Pick<InHand, 'turn' | 'taken'> {
    if (!('at' in turn)) return { turn: undefined, taken: false };
    const due = turn.at + this.clocks.apart(now, performance.now());
    return { turn: { at: turn.at, due }, taken: turn.at - now <= atOnceMs };
  }

  private async insert(tx: Transaction, bot: SendingBot, hand: InHand, { isPlain }: Asked): Promise<void> {
    await tx.query(
      `INSERT INTO deliveries (id, venue_id, bot_id, telegram_id, reference, urgency, status, method, content, replica_id,
                               not_before, send_before, version, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp(), $11, 1, $12)`,
      [
        ...[hand.id, bot.venueId, bot.id, hand.telegramId, hand.reference, hand.urgency],
        ...[hand.taken ? 'sending' : 'queued', hand.calls[0]!.method],
        ...[isPlain ? jsonbText(hand.calls) : null, this.replica.id],
        ...[new Date(hand.createdAt.getTime() + answerWithinMs), hand.createdAt],
      ],
    );
  }

  private async takeOver(tx: Transaction, row: LedgerRow, { telegramId, call }: Asked): Promise<InHand> {
    await tx.query('UPDATE deliveries SET replica_id = $2 WHERE id = $1', [row.id, this.replica.id]);
    return handOf({ ...row, content: row.content ?? [call] }, telegramId);
  }

  private async putBack(
    tx: Transaction,
    bot: SendingBot,
    hand: InHand,
    outcome: Extract<Outcome, { verb: 'putBack' }>,
    keep: boolean,
  ): Promise<void> {
    const tried = outcome.why === 'unreached' ? hand.attempts + 1 : hand.attempts;
    const laterMs = outcome.why === 'unreached' ? retryInMs(tried) : 0;
    const calls = outcome.why === 'more' ? jsonbText(hand.calls.slice(1)) : null;
    // What is only put off and has now arrived in part goes on.
    const back = await tx.query(
      `UPDATE deliveries SET status = 'queued', replica_id = CASE WHEN $3 THEN replica_id END, attempts = $4,
              not_before = clock_timestamp() + make_interval(secs => $5), content = COALESCE($6, content), version = version + 1,
              reason = NULL, detail = NULL
        WHERE id = $1 AND status IN ('queued', 'sending') AND replica_id = $2 AND telegram_id IS NOT NULL
          AND (reason IS NULL OR $6::jsonb IS NOT NULL AND detail = 'paused') RETURNING 1`,
      [hand.id, this.replica.id, keep, tried, laterMs / 1_000, calls],
    );
    if (back.length === 0) await this.endWhatChanged(tx, hand.id);
    if (outcome.why === 'held') await hold(tx, bot, outcome.seconds);
  }

  /** While it was on its way its guest was forgotten, and what is left of it is nobody's; or it was recalled. */
  private async endWhatChanged(tx: Transaction, id: string): Promise<void> {
    const now = this.clock.now();
    const forgotten = `status <> 'unknown' AND telegram_id IS NULL`;
    await endDeliveries(tx, [id], 'fail', { reason: 'no_chat' }, now, forgotten);
    const recalled = `status = 'sending' AND reason = 'recalled' AND replica_id = '${this.replica.id}'`;
    await endDeliveries(tx, [id], 'fail', { reason: 'recalled' }, now, recalled);
  }
}

/** Queued, due, in nobody's hand, and nothing of its chat in one that it could overtake. `$3` is now. */
const claimable = `d.status = 'queued' AND d.replica_id IS NULL AND d.content IS NOT NULL AND d.reason IS NULL
  AND d.not_before <= clock_timestamp() AND (d.send_before IS NULL OR d.send_before > $3)
  AND NOT EXISTS (SELECT 1 FROM deliveries h
                   WHERE h.bot_id = d.bot_id AND h.telegram_id = d.telegram_id AND h.replica_id IS NOT NULL)`;

export const isHand = (found: InHand | LedgerRow | AskAgain): found is InHand => 'calls' in found;
export const hasEnded = ({ status }: LedgerRow): boolean => isEnded(status);

const inChat = ({ method }: Call): boolean => paceOf(method) === 'message';

const handOf = (row: LedgerRow, telegramId: string): InHand => ({
  ...{ id: row.id, telegramId, urgency: row.urgency, reference: row.reference, calls: row.content ?? [] },
  ...{ attempts: row.attempts, createdAt: row.created_at, taken: false },
});
