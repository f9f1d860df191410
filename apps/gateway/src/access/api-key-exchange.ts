import { AccessClaims, apiKeyExchangePath, TokenVerifier } from '@guestflow/access';
import { Unauthorized } from '@guestflow/problems';

/** A key's bearer: the token that is passed on in the key's place, and what it says. */
export interface Partner {
  token: string;
  claims: AccessClaims;
}

/** Rejects with `Unauthorized` when identity does not take the key, and with anything else when it could not be asked. */
export type Exchange = (key: string) => Promise<Partner>;

const timeLimitMs = 3_000;

export const exchangeOverHttp =
  (identityUrl: string, tokens: TokenVerifier): Exchange =>
  async (key) => {
    const answer = await fetch(`${identityUrl}/${apiKeyExchangePath}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
      signal: AbortSignal.timeout(timeLimitMs),
    });
    const told = (await answer.json()) as { access_token: string; detail?: string };
    if (answer.status === 401) throw new Unauthorized(told.detail);
    if (!answer.ok) throw new Error(`The exchange of an API key was answered with ${answer.status}`);
    return { token: told.access_token, claims: await tokens.verify(told.access_token) };
  };
