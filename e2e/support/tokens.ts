import { AccessClaims, accessTokenSeconds, tokenAudience, tokenIssuer } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { JwtService } from '@nestjs/jwt';
import { SigningKeys } from '../../apps/identity/src/signing-keys/signing-keys.service';
import { TestPlatform } from './test-platform';

const jwt = new JwtService({});

/** A token as the platform itself would sign it: of a person and a session nobody else has, unless they are given. */
export async function mintToken(
  { services }: Pick<TestPlatform, 'services'>,
  { sub = newId(), sid = newId(), gen = 1, ...claims }: Partial<AccessClaims> & Pick<AccessClaims, 'role'>,
): Promise<string> {
  const key = await services.identity.app.get(SigningKeys, { strict: false }).current();
  return jwt.signAsync(
    { sid, gen, ...claims },
    {
      privateKey: key.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      algorithm: 'ES256',
      keyid: key.id,
      subject: sub,
      issuer: tokenIssuer,
      audience: tokenAudience,
      expiresIn: accessTokenSeconds,
    },
  );
}
