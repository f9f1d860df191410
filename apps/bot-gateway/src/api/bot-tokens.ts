import { Injectable } from '@nestjs/common';
import { botTokenPath, BotTokenRequest, botTokenSeal } from '@guestflow/access';
import { Sealer } from '@guestflow/persistence';
import { Unavailable } from '@guestflow/problems';
import { Clock, Settings, SETTINGS } from '@guestflow/service';

export interface SignedToken {
  access_token: string;
  expires_in: number;
}

interface Kept {
  token: Promise<SignedToken>;
  until: number;
}

const timeLimitMs = 5_000;
const renewMs = 60_000;

/** Access tokens by which the venues' bots, and guests in their Mini Apps, use the API like anybody else. */
@Injectable()
export class BotTokens {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Pick<Settings, 'identityUrl'>,
  ) {}

  /** A bot's own, kept until shortly before it expires. */
  async ofBot(bot: { id: string; venueId: string }): Promise<string> {
    const kept = this.kept.get(bot.id);
    if (kept && kept.until > Date.now()) return (await kept.token).access_token;
    const token = this.sign({ role: 'bot', venue_id: bot.venueId, sub: bot.id });
    // Asked once for all who wait for it; how long it lasts is known when it is there.
    const asked: Kept = { token, until: Date.now() + timeLimitMs };
    this.kept.set(bot.id, asked);
    try {
      const signed = await token;
      asked.until = Date.now() + signed.expires_in * 1_000 - renewMs;
      return signed.access_token;
    } catch (error) {
      if (this.kept.get(bot.id) === asked) this.kept.delete(bot.id);
      throw error;
    }
  }

  forget(botId: string): void {
    this.kept.delete(botId);
  }

  async sign(wanted: Omit<BotTokenRequest, 'at'>): Promise<SignedToken> {
    const request: BotTokenRequest = { ...wanted, at: this.clock.now().getTime() };
    const answer = await fetch(`${this.settings.identityUrl}/${botTokenPath}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sealed: this.sealer.seal(JSON.stringify(request), botTokenSeal) }),
      signal: AbortSignal.timeout(timeLimitMs),
    }).catch(() => undefined);
    if (!answer?.ok) throw new Unavailable('No access token can be had at the moment');
    return (await answer.json()) as SignedToken;
  }
}
