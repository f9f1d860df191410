import { JwtService } from '@nestjs/jwt';
import { AccessClaims, accessTokenSeconds, tokenAudience, tokenIssuer } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { SigningKeys } from '../../apps/identity/src/signing-keys/signing-keys.service';
import { TestPlatform } from './test-platform';

/** A token as identity would sign it now: of a person and a session nobody else has, unless they are given. */
export async function mintToken(
  { services }: Pick<TestPlatform, 'services'>,
  claims: Partial<AccessClaims> & Pick<AccessClaims, 'role'>,
): Promise<string> {
  const { id, privateKey } = await services.identity.app.get(SigningKeys, { strict: false }).current();
  return new JwtService({}).signAsync(
    { sub: newId(), sid: newId(), gen: 1, ...claims },
    {
      privateKey,
      keyid: id,
      algorithm: 'ES256',
      issuer: tokenIssuer,
      audience: tokenAudience,
      ...(claims.exp === undefined && { expiresIn: accessTokenSeconds }),
    },
  );
}
