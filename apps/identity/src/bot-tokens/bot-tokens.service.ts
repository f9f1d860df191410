import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import {
  appGuestTokenSeconds,
  BotTokenRequest,
  botTokenSeal,
  botTokenSeconds,
  tokenAudience,
  tokenIssuer,
} from '@guestflow/access';
import { Sealer } from '@guestflow/persistence';
import { Unauthorized } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { SigningKeys } from '../signing-keys/signing-keys.service';
import { isInTime, readBotTokenRequest } from './bot-token-request';

/**
 * Signs for the venues' bots, and for guests whom a bot's Mini App vouches for. Whether a bot or a guest is real only the
 * service that hosts the bots knows; that it is this one who asks, the seal shows.
 */
@Injectable()
export class BotTokens {
  private readonly jwt = new JwtService({});

  constructor(
    private readonly sealer: Sealer,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  async sign(sealed: string): Promise<{ access_token: string; expires_in: number }> {
    const { role, venue_id, sub, tg } = this.open(sealed);
    const expiresIn = role === 'bot' ? botTokenSeconds : appGuestTokenSeconds;
    const { id: keyid, privateKey } = await this.keys.current();
    const access_token = await this.jwt.signAsync(
      { role, sid: sub, gen: 1, venue_id, tg },
      {
        privateKey,
        algorithm: 'ES256',
        keyid,
        subject: sub,
        issuer: tokenIssuer,
        audience: tokenAudience,
        expiresIn,
      },
    );
    return { access_token, expires_in: expiresIn };
  }

  private open(sealed: string): BotTokenRequest {
    let text: string;
    try {
      text = this.sealer.open(sealed, botTokenSeal);
    } catch {
      throw new Unauthorized('The request is not sealed by one of us');
    }
    const request = readBotTokenRequest(text);
    if (!request) throw new Unauthorized('The request says for whom in no way that is known');
    if (!isInTime(request, this.clock.now())) throw new Unauthorized('The request is too old');
    return request;
  }
}
