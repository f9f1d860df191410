import { AccessClaims, accessTokenSeconds, tokenAudience, tokenIssuer } from '@guestflow/access';
import { JwtService } from '@nestjs/jwt';
import { SigningKeys } from '../../apps/identity/src/signing-keys/signing-keys.service';
import { TestPlatform } from './test-platform';

/** An access token as identity signs it, whoever it is for. */
export async function mintToken(
  { services }: Pick<TestPlatform, 'services'>,
  claims: Omit<AccessClaims, 'exp'>,
): Promise<string> {
  const { id, privateKey } = await services.identity.app.get(SigningKeys).current();
  return new JwtService({}).sign(claims, {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    algorithm: 'ES256',
    keyid: id,
    issuer: tokenIssuer,
    audience: tokenAudience,
    expiresIn: accessTokenSeconds,
  });
}
