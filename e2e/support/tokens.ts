import { JwtService } from '@nestjs/jwt';
import { AccessClaims, accessTokenSeconds, tokenAudience, tokenIssuer } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { SigningKeys } from '../../apps/identity/src/signing-keys/signing-keys.service';
import { TestPlatform } from './test-platform';

/** A token as identity would sign it now, without what a sign-in costs. */
export async function mintToken(platform: TestPlatform, claims: Partial<AccessClaims>): Promise<string> {
  const { id, privateKey } = await platform.services.identity.app.get(SigningKeys).current();
  return new JwtService({}).signAsync(
    { sub: newId(), role: 'super_admin', sid: newId(), gen: 1, ...claims },
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
