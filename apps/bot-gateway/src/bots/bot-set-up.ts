import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Language, languages } from '@guestflow/contracts';
import { Sealer, Transactions } from '@guestflow/persistence';
import { Clock, Settings, SETTINGS } from '@guestflow/service';
import type { WebhookInfo } from 'telegraf/types';
import { allowedUpdates } from '../hosting/update-rules';
import { TelegramApi, TelegramRefusal, TelegramSilent } from '../telegram/telegram-api';
import { BotHealth } from './bot-health';
import { commandsIn } from './commands.texts';
import { WhichBot, whereSecretOf, whereTokenOf } from './sealing';
import { howOf, menuButtonOf, wantedOf, webhookOf, worksNow } from './wanted-set-up';
import { isOfBadToken } from './token-check';

/** How long it is left to whoever has begun with it, and then tried again. */
export const tryAgainMs = 60_000;
const callMs = 5_000;
const takeBackMs = 3_000;
/** Updates that Telegram brings at once: chats are answered beside each other, one chat one after the other. */
const maxConnections = 20;
const mostRounds = 5;

interface SetUpRow extends Record<string, unknown> {
  sealed_token: string;
  sealed_secret: string;
  version: number;
  works: boolean;
  wanted: string;
  slug: string | null;
  language: Language | null;
}

type Say = <T>(method: string, payload?: object) => Promise<T>;

/** Has Telegram hold what it is to hold of a bot: how updates come, the commands, the button to the venue's page. */
@Injectable()
export class BotSetUp {
  private readonly how: string;

  constructor(
    private readonly transactions: Transactions,
    private readonly telegram: TelegramApi,
    private readonly sealer: Sealer,
    private readonly health: BotHealth,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Pick<Settings, 'publicUrl' | 'telegram'>,
  ) {
    this.how = howOf(settings);
  }

  /**
   * What fails is noted for the bot's card, and the sweep tries again. A bot that was changed while Telegram was being
   * told is told of once more, so that of two changes at once the later one stands in the end.
   */
  async bring(which: WhichBot, signal?: AbortSignal): Promise<void> {
    for (let round = 0; round < mostRounds; round++) {
      const row = await this.load(which);
      if (!row) return;
      const token = this.sealer.open(row.sealed_token, whereTokenOf(which));
      const say: Say = (method, payload) => this.telegram.call(token, method, payload, { timeLimitMs: callMs, signal });
      try {
        await (row.works ? this.tell(which, row, say) : silence(say));
      } catch (error) {
        return this.failed({ ...which, token }, error);
      }
      if (await this.isDone(which, row)) return;
    }
  }

  /** Telegram was seen to hold something else than it was told: another system has the token too. It is told anew soon. */
  async lost({ id, venueId }: WhichBot): Promise<void> {
    await this.transactions.inVenue(systemCaller('bot-set-up', venueId), (tx) =>
      tx.query('UPDATE bots SET set_up = NULL WHERE id = $1 AND unlinked_at IS NULL', [id]),
    );
  }

  /**
   * Of a bot that is unlinked: so that Telegram does not go on bringing what nobody takes. Its token is known here for the
   * last time.
   */
  async takeBack(token: string): Promise<void> {
    const options = { timeLimitMs: takeBackMs };
    await Promise.allSettled([
      this.telegram.call(token, 'deleteWebhook', {}, options),
      this.telegram.call(token, 'setChatMenuButton', { menu_button: { type: 'default' } }, options),
    ]);
  }

  private load({ id, venueId }: WhichBot): Promise<SetUpRow | undefined> {
    return this.transactions.inVenue(systemCaller('bot-set-up', venueId), async (tx) => {
      const [row] = await tx.query<SetUpRow>(
        `SELECT sealed_token, sealed_secret, bots.version, ${worksNow()} AS works, ${wantedOf('$2')} AS wanted,
                venues.slug, venues.language
           FROM bots LEFT JOIN venues ON venues.venue_id = bots.venue_id WHERE id = $1 AND unlinked_at IS NULL`,
        [id, this.how],
      );
      return row;
    });
  }

  private async tell(which: WhichBot, { sealed_secret, slug, language }: SetUpRow, say: Say): Promise<void> {
    const url = webhookOf(this.settings, which.id);
    if (url) {
      const secret_token = this.sealer.open(sealed_secret, whereSecretOf(which));
      const asked = { allowed_updates: allowedUpdates, max_connections: maxConnections };
      await say('setWebhook', { url, secret_token, ...asked });
    } else {
      await say('deleteWebhook');
    }
    const info = await say<WebhookInfo>('getWebhookInfo');
    if ((info.url ?? '') !== url) throw new TelegramRefusal(409, 'it holds another webhook than it was given');
    await say('setMyCommands', { commands: commandsIn(language ?? 'en') });
    for (const each of languages) await say('setMyCommands', { commands: commandsIn(each), language_code: each });
    const venue = slug && language ? { slug, language } : undefined;
    await say('setChatMenuButton', { menu_button: menuButtonOf(this.settings.publicUrl, venue) });
  }

  private isDone({ id, venueId }: WhichBot, { version, wanted }: SetUpRow): Promise<boolean> {
    return this.transactions.inVenue(systemCaller('bot-set-up', venueId), async (tx) => {
      const done = await tx.query(
        `UPDATE bots SET set_up = $3 WHERE id = $1 AND version = $4 AND ${wantedOf('$2')} = $3 RETURNING 1`,
        [id, this.how, wanted, version],
      );
      return done.length > 0;
    });
  }

  private async failed(bot: WhichBot & { token: string }, error: unknown): Promise<void> {
    if (!(error instanceof TelegramRefusal) && !(error instanceof TelegramSilent)) throw error;
    if (isOfBadToken(error)) await this.health.revoked(bot);
    await this.health.note(bot, error.message);
    const retryMs = error instanceof TelegramRefusal ? (error.retryAfter ?? 0) * 1_000 : 0;
    if (retryMs <= tryAgainMs) return;
    await this.transactions.inVenue(systemCaller('bot-set-up', bot.venueId), (tx) =>
      tx.query('UPDATE bots SET set_up_due_at = $2 WHERE id = $1', [
        ...[bot.id, new Date(this.clock.now().getTime() + retryMs)],
      ]),
    );
  }
}

/** It is off. Where its token is not good any more Telegram brings nothing anyway. */
async function silence(say: Say): Promise<void> {
  await say('deleteWebhook').catch((error: unknown) => {
    if (!isOfBadToken(error)) throw error;
  });
}
