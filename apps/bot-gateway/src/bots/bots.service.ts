import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { newId, Sealer, Transaction, Transactions } from '@guestflow/persistence';
import { Conflict } from '@guestflow/problems';
import { Clock, Settings, SETTINGS } from '@guestflow/service';
import type { UserFromGetMe } from 'telegraf/types';
import { assertSameBot, changedBot, unlinkedBot } from './bot-rules';
import { BotSetUp, tryAgainMs } from './bot-set-up';
import { Bot } from './bot.entity';
import { BotDto, ChangeBotDto, ConnectBotDto, stateOf, toWire } from './bots.dto';
import { linkedBot } from './linked-bot';
import { WhichBot, whereSecretOf, whereTokenOf } from './sealing';
import { assertMayBring } from './wanted-set-up';
import { TokenCheck } from './token-check';

/** Less than what the gateway gives an answer: what Telegram has not taken by then, the sweep tells it. */
const patienceMs = 6_000;

@Injectable()
export class BotsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly check: TokenCheck,
    private readonly setUp: BotSetUp,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Pick<Settings, 'publicUrl' | 'telegram'>,
  ) {}

  async connect(caller: Caller, { token }: ConnectBotDto): Promise<BotDto> {
    await this.transactions.unlessAnswered(caller);
    assertMayBring(this.settings);
    const me = await this.check.whose(token);
    const bot = this.newBot(caller.venueId!, token, me);
    const answer = await this.transactions.inVenue(caller, async (tx) => {
      await insertOnce(tx, bot);
      tx.emit('bot.connected', { after: stateOf(bot) });
      return toWire(bot);
    });
    await this.bring(bot);
    return answer;
  }

  /** Telegram is asked before anything is locked; whoever is slower than another finds out once it is. */
  async change(caller: Caller, id: string, { is_active: isActive, token }: ChangeBotDto, seen?: number) {
    const before = await this.transactions.inVenue(caller, (tx) => linkedBot(tx, id));
    assertSeen(before, seen);
    if (token) assertSameBot(before, token);
    if (isActive) assertMayBring(this.settings);
    const turnsOn = Boolean(isActive) && !before.isActive;
    const asked = token ?? (turnsOn ? this.sealer.open(before.sealedToken, whereTokenOf(before)) : undefined);
    const me = asked ? await this.check.whose(asked) : undefined;
    const sealedToken = token && this.sealer.seal(token, whereTokenOf(before));
    const now = this.clock.now();
    const after = await this.transactions.inVenue(caller, async (tx) => {
      const bot = await linkedBot(tx, id, { lock: true });
      assertSeen(bot, seen);
      const changed = changedBot(bot, { isActive, sealedToken, me }, now);
      if (changed === bot) return bot;
      await tx.manager.update(Bot, id, { ...changed, setUpDueAt: later(now) });
      tx.emit('bot.changed', { before: stateOf(bot), after: stateOf(changed) });
      return changed;
    });
    if (after.version !== before.version) await this.bring(after);
    return toWire(after);
  }

  async unlink(caller: Caller, id: string): Promise<void> {
    const now = this.clock.now();
    const bot = await this.transactions.inVenue(caller, async (tx) => {
      const linked = await linkedBot(tx, id, { lock: true });
      const unlinked = unlinkedBot(linked, now);
      await tx.manager.update(Bot, id, unlinked);
      tx.emit('bot.unlinked', { before: stateOf(linked), after: stateOf(unlinked) });
      return linked;
    });
    await this.setUp.takeBack(this.sealer.open(bot.sealedToken, whereTokenOf(bot)));
  }

  private newBot(venueId: string, token: string, me: UserFromGetMe): Bot {
    const [which, now] = [{ id: newId(), venueId }, this.clock.now()];
    return {
      ...which,
      telegramId: String(me.id),
      username: me.username,
      name: me.first_name,
      sealedToken: this.sealer.seal(token, whereTokenOf(which)),
      sealedSecret: this.sealer.seal(randomBytes(24).toString('base64url'), whereSecretOf(which)),
      ...{ isActive: true, reason: null, lastError: null, lastErrorAt: null, validatedAt: now, unlinkedAt: null },
      ...{ setUp: null, setUpDueAt: later(now), version: 1, createdAt: now, updatedAt: now },
    };
  }

  /** It is connected or changed, whether Telegram takes in what follows from it now or later. */
  private bring({ id, venueId }: WhichBot): Promise<void> {
    return this.setUp.bring({ id, venueId }, AbortSignal.timeout(patienceMs));
  }
}

/** Until then it is set up here, and no sweep's. */
const later = (now: Date) => new Date(now.getTime() + tryAgainMs);

/** The index sees all venues' bots; whose another one is, nobody is told. */
async function insertOnce(tx: Transaction, bot: Bot): Promise<void> {
  const inserted = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(Bot)
    .values(bot)
    .orIgnore()
    .returning('id')
    .execute();
  if ((inserted.raw as unknown[]).length > 0) return;
  const own = await tx.query<{ id: string }>(
    'SELECT id FROM bots WHERE venue_id = $1 AND telegram_id = $2 AND unlinked_at IS NULL',
    [bot.venueId, bot.telegramId],
  );
  if (own[0]) throw new Conflict('The bot is connected already', { bot_id: own[0].id });
  throw new Conflict('The bot serves another venue: it has to be unlinked there first');
}
