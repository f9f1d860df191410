import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Caller, Role, accessTokenSeconds, roles, tokenAudience, tokenIssuer } from '@guestflow/access';
import { newId, Transactions } from '@guestflow/persistence';
import { Unauthorized } from '@guestflow/problems';
import { SigningKeys } from '../signing-keys/signing-keys.service';
import { passwordMatches } from '../users/passwords';
import { User } from '../users/user.entity';
import { LoginAnswerDto, LoginDto, MeDto, toWire } from './auth.dto';

@Injectable()
export class AuthService {
  private readonly jwt = new JwtService({});

  constructor(
    private readonly transactions: Transactions,
    private readonly keys: SigningKeys,
  ) {}

  async login(caller: Caller, { email, password }: LoginDto): Promise<LoginAnswerDto> {
    const user = await this.transactions.outsideVenues(caller, (tx) =>
      tx.manager.findOne(User, {
        where: { email: email.toLowerCase() },
        select: { id: true, email: true, name: true, platformRole: true, isActive: true, passwordHash: true },
      }),
    );
    const matches = await passwordMatches(user?.passwordHash, password);
    if (!user || !matches || !user.isActive || !user.platformRole)
      throw new Unauthorized('The e-mail or the password is wrong');
    const sessionId = newId();
    await this.transactions.outsideVenues(caller, (tx) => {
      const after = { id: sessionId, version: 1, user_id: user.id, role: user.platformRole! };
      tx.emit('user.signed_in', { after, actor: `user:${user.id}` });
    });
    return this.answer(user, user.platformRole, sessionId);
  }

  me(caller: Caller): Promise<MeDto> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      const user = await tx.findOrFail(User, caller.userId!);
      const role = caller.role as Role;
      return { ...toWire(user, role, caller.venueId), permissions: [...roles[role]] };
    });
  }

  private async answer(user: User, role: Role, sessionId: string): Promise<LoginAnswerDto> {
    const key = await this.keys.current();
    const token = await this.jwt.signAsync(
      { role, sid: sessionId, gen: 1 },
      {
        privateKey: key.privateKey.export({ type: 'pkcs8', format: 'pem' }),
        algorithm: 'ES256',
        keyid: key.id,
        subject: user.id,
        issuer: tokenIssuer,
        audience: tokenAudience,
        expiresIn: accessTokenSeconds,
      },
    );
    return {
      access_token: token,
      token_type: 'Bearer',
      expires_in: accessTokenSeconds,
      user: toWire(user, role, undefined),
    };
  }
}
