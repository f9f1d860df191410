import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { scrubText } from '@guestflow/observability';
import { Sealer, Transactions } from '@guestflow/persistence';
import { Settings, SETTINGS } from '@guestflow/service';
import type { WebhookInfo } from 'telegraf/types';
import { TelegramApi, TelegramRefusal } from '../telegram/telegram-api';
import { BotSetUp } from './bot-set-up';
import { BotHealth } from './bot-health';
import { BotCardDto, BotDto, BotsQuery, TelegramFailure, TelegramSaysDto, toWire } from './bots.dto';
import { linkedBot } from './linked-bot';
import { whereTokenOf } from './sealing';
import { howOf, wantedOf, webhookOf, worksNow } from './wanted-set-up';
import { isOfBadToken } from './token-check';

const columns = `id, venue_id, username AS bot_username, name, is_active, reason, validated_at, version, created_at, updated_at`;
const timeLimitMs = 4_000;
const unknown = { mode: null, pending_updates: null, last_error: null, last_error_at: null };

/** How the venue's bots are doing, by what we know and by what Telegram says. */
@Injectable()
export class BotCards {
  constructor(
    private readonly transactions: Transactions,
    private readonly telegram: TelegramApi,
    private readonly sealer: Sealer,
    private readonly health: BotHealth,
    private readonly setUp: BotSetUp,
    @SETTINGS() private readonly settings: Pick<Settings, 'publicUrl' | 'telegram'>,
  ) {}

  list(caller: Caller, query: BotsQuery): Promise<Page<BotDto>> {
    return this.transactions.inVenue(caller, (tx) =>
      listPage<BotDto & Record<string, unknown>>(tx, query, {
        columns,
        from: 'bots',
        where: [
          ['venue_id = $1 AND unlinked_at IS NULL', caller.venueId],
          query.q ? ['username ILIKE $1 OR name ILIKE $1', likeText(query.q)] : undefined,
        ],
        sortable: {
          ...{ bot_username: 'lower(username)', name: 'lower(name)' },
          ...{ created_at: 'created_at', updated_at: 'updated_at' },
        },
        otherwise: 'created_at',
      }),
    );
  }

  async card(caller: Caller, id: string): Promise<BotCardDto> {
    const seen = await this.known(caller, id);
    const token = this.sealer.open(seen.sealedToken, whereTokenOf(seen.bot));
    const { url, ...telegram } = await this.ask(token);
    if (telegram.why === 'token_refused' && seen.bot.isActive) await this.health.revoked({ ...seen.bot, token });
    else if (seen.works && telegram.answers && url !== webhookOf(this.settings, id)) await this.setUp.lost(seen.bot);
    else return { ...seen.known, telegram };
    return { ...(await this.known(caller, id)).known, telegram };
  }

  private known(caller: Caller, id: string) {
    return this.transactions.inVenue(caller, async (tx) => {
      const { sealedToken, ...bot } = await linkedBot(tx, id);
      const [now] = await tx.query<{ works: boolean; is_set_up: boolean }>(
        `SELECT ${worksNow()} AS works, set_up IS NOT DISTINCT FROM ${wantedOf('$2')} AS is_set_up FROM bots WHERE id = $1`,
        [id, howOf(this.settings)],
      );
      const known = {
        ...toWire({ ...bot, sealedToken }),
        mode: this.settings.telegram.mode,
        is_set_up: now!.is_set_up,
        is_resting: bot.isActive && !now!.works,
        ...{ last_error: bot.lastError, last_error_at: bot.lastErrorAt?.toISOString() ?? null },
      };
      return { bot, sealedToken, works: now!.works, known };
    });
  }

  private async ask(token: string): Promise<TelegramSaysDto & { url?: string }> {
    try {
      const info = await this.telegram.call<WebhookInfo>(token, 'getWebhookInfo', {}, { timeLimitMs });
      return { ...told(info), url: info.url ?? '' };
    } catch (error) {
      return { answers: false, why: failureOf(error), ...unknown };
    }
  }
}

/** Not where a webhook leads: what another system put there may have the token in it. */
const told = ({ url, pending_update_count, last_error_message, last_error_date }: WebhookInfo): TelegramSaysDto => ({
  ...{ answers: true, why: null, mode: url ? 'webhook' : 'polling', pending_updates: pending_update_count },
  last_error: last_error_message ? scrubText(last_error_message) : null,
  last_error_at: last_error_date ? new Date(last_error_date * 1_000).toISOString() : null,
});

function failureOf(error: unknown): TelegramFailure {
  if (isOfBadToken(error)) return 'token_refused';
  return error instanceof TelegramRefusal ? 'refused' : 'unreachable';
}
