import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Language, languages } from '@guestflow/contracts';
import { Sealer, Transactions } from '@guestflow/persistence';
import { Unauthorized, ValidationProblem } from '@guestflow/problems';
import { Clock, Settings, SETTINGS } from '@guestflow/service';
import { BotTokens } from '../api/bot-tokens';
import { whereTokenOf } from '../bots/sealing';
import { readInitData } from './init-data';
import { AppUser } from './init-data-rules';
import { AppSessionDto, VerifyInitDataDto } from './mini-app.dto';
import { asUuid } from './sign-in-id';

interface BotOfVenue extends Record<string, unknown> {
  id: string;
  venue_id: string;
  sealed_token: string;
  name: string;
  slug: string;
  language: Language;
}

const ways = { venue_id: 'b.venue_id', bot_id: 'b.id', slug: 'v.slug' } as const;

/** Lets in whom Telegram vouches for, to the venue whose bot the Mini App was opened from. */
@Injectable()
export class MiniAppService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tokens: BotTokens,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Pick<Settings, 'telegram'>,
  ) {}

  async signIn(caller: Caller, said: VerifyInitDataDto): Promise<AppSessionDto> {
    for (const bot of await this.botsOf(caller, said)) {
      const user = this.whoOpened(bot, said.init_data);
      if (user) return this.session(bot, user);
    }
    // One answer for all that can be wrong, an unknown venue and a bot that is off too: who tries learns nothing by it.
    throw new Unauthorized('The Mini App’s data are not accepted: open it anew from the venue’s bot');
  }

  /** Those at work of a venue that is; of several, the one whose proof holds is meant. */
  private botsOf(caller: Caller, said: VerifyInitDataDto): Promise<BotOfVenue[]> {
    const [way, ...more] = (Object.keys(ways) as (keyof typeof ways)[]).filter((each) => said[each] !== undefined);
    if (!way || more.length > 0) {
      throw new ValidationProblem([
        { field: 'venue_id', message: 'say whose it is in one way: venue_id, bot_id or slug' },
      ]);
    }
    return this.transactions.acrossVenues(caller, (tx) =>
      tx.query<BotOfVenue>(
        `SELECT b.id, b.venue_id, b.sealed_token, v.name, v.slug, v.language
           FROM bots b JOIN venues v ON v.venue_id = b.venue_id
          WHERE ${ways[way]} = $1 AND b.is_active AND v.status = 'active' ORDER BY b.id LIMIT 10`,
        [said[way]],
      ),
    );
  }

  private whoOpened({ id, venue_id, sealed_token }: BotOfVenue, initData: string): AppUser | undefined {
    const token = this.sealer.open(sealed_token, whereTokenOf({ id, venueId: venue_id }));
    return readInitData(initData, { token, publicKey: this.settings.telegram.publicKey, now: this.clock.now() });
  }

  private async session(bot: BotOfVenue, { telegramId, firstName, languageCode }: AppUser): Promise<AppSessionDto> {
    // The same at each sign-in: by it requests are counted. And of nobody who does not have our keys a Telegram id.
    const [mark] = this.sealer.marks(`mini-app:${bot.id}:${telegramId}`);
    const sub = asUuid(Buffer.from(mark!, 'base64url'));
    const signed = await this.tokens.sign({ role: 'app_guest', venue_id: bot.venue_id, sub, tg: telegramId });
    return {
      access_token: signed.access_token,
      expires_in: signed.expires_in,
      token_type: 'Bearer',
      venue: { id: bot.venue_id, name: bot.name, slug: bot.slug },
      guest: { telegram_id: telegramId, first_name: firstName, language: spoken(languageCode) ?? bot.language },
    };
  }
}

/** `en-GB` is English. */
const spoken = (code?: string): Language | undefined =>
  languages.find((language) => language === code?.split('-')[0]?.toLowerCase());
