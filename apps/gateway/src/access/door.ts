import { AccessClaims, bearerOf, looksLikeApiKey, TokenVerifier } from '@guestflow/access';
import { Forbidden, Problem, Unauthorized, Unavailable } from '@guestflow/problems';
import type { FastifyRequest } from 'fastify';
import { Said, Tally } from '../limits/tally';
import { ApiKeys } from './api-keys';
import { Revocations, Verdict } from './revocations';

export interface Bearer {
  claims: AccessClaims;
  /** What is passed on in the place of what the caller came with. */
  authorization?: string;
}

/** Who may pass. What is not known here (what a route requires) is the service's own to check. */
export class Door {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly keys: ApiKeys,
    private readonly revocations: Revocations,
    private readonly tally: Tally,
  ) {}

  /**
   * `path` is in our own words, below the prefix. What the answer must say of the limits is put into `said`.
   * Resolves with who it is; with nobody, where he does not say.
   */
  async admit(request: FastifyRequest, path: string, said: Said): Promise<Bearer | undefined> {
    let bearer: Bearer | undefined;
    try {
      bearer = await this.bearerOf(request, said);
    } catch (error) {
      // Who tries tokens or keys is counted like somebody who has none.
      if (error instanceof Unauthorized) this.tally.count(undefined, request.ip, path, said);
      throw error;
    }
    this.tally.count(bearer?.claims, request.ip, path, said);
    if (!bearer) return undefined;
    const verdict = this.revocations.verdictOn(bearer.claims);
    // Signing out, or in to another venue, is possible in a suspended one.
    if (verdict && !(verdict === 'suspended' && path.startsWith('/auth/'))) throw refusalOf(verdict, bearer.claims);
    return bearer;
  }

  /** Credentials that are wrong are refused here; missing ones are the route's own matter: it may be public. */
  private async bearerOf({ headers, ip }: FastifyRequest, said: Said): Promise<Bearer | undefined> {
    const { authorization, 'x-api-key': sentKey } = headers;
    if (authorization === undefined && sentKey === undefined) return undefined;
    if (authorization !== undefined && sentKey !== undefined) {
      throw new Unauthorized('Send an access token or an API key, not both');
    }
    const credential = authorization === undefined ? sentKey : bearerOf(authorization);
    if (typeof credential !== 'string' || credential === '') throw new Unauthorized();
    try {
      if (authorization !== undefined && !looksLikeApiKey(credential)) {
        return { claims: await this.tokens.verify(credential) };
      }
      const beforeAsking = () => this.tally.refuseWhatIsSpent(ip, said);
      const { token, claims } = await this.keys.partnerOf(credential, Date.now(), beforeAsking);
      return { claims, authorization: `Bearer ${token}` };
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw Object.assign(new Unavailable('Credentials cannot be checked at the moment'), { cause: error });
    }
  }
}

function refusalOf(verdict: Verdict, { role }: AccessClaims): Problem {
  switch (verdict) {
    case 'ended':
      return new Unauthorized(role === 'partner' ? 'The API key was revoked' : 'The session has ended: sign in again');
    case 'superseded':
      return new Unauthorized('The access token was superseded: refresh it');
    case 'suspended':
      return new Forbidden('The venue is suspended: its operator can resume it', { reason: 'venue_suspended' });
  }
}
