import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { accessTokenSeconds, tokenAudience, tokenIssuer } from '@guestflow/access';
import { SigningKeys } from '../signing-keys/signing-keys.service';
import { Standing } from './standing';

export interface TokenSubject extends Standing {
  userId: string;
  sessionId: string;
  generation: number;
  impersonatorId?: string;
}

/** Signs access tokens: who works where as what, in which session. */
@Injectable()
export class AccessTokens {
  private readonly jwt = new JwtService({});

  constructor(private readonly keys: SigningKeys) {}

  async sign({ userId, role, venueId, sessionId, generation, impersonatorId }: TokenSubject): Promise<string> {
    const { id: keyid, privateKey } = await this.keys.current();
    return this.jwt.signAsync(
      { role, sid: sessionId, gen: generation, venue_id: venueId, imp: impersonatorId },
      {
        privateKey,
        algorithm: 'ES256',
        keyid,
        subject: userId,
        issuer: tokenIssuer,
        audience: tokenAudience,
        expiresIn: accessTokenSeconds,
      },
    );
  }
}
