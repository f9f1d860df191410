import { AccessClaims, bearerOf, TokenVerifier } from '@guestflow/access';
import { Forbidden, Problem, Unauthorized, Unavailable } from '@guestflow/problems';
import type { FastifyRequest } from 'fastify';
import { Tally } from '../limits/tally';
import { OwnHeaders } from '../proxy/headers';
import { Revocations, Verdict } from './revocations';

/** Who may pass. What is not known here (what a route requires) is the service's own to check. */
export class Door {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly revocations: Revocations,
    private readonly tally: Tally,
  ) {}

  /** `path` is in our own words, below the prefix. What the answer must say of the limits is put among its headers. */
  async admit(request: FastifyRequest, path: string, headers: OwnHeaders): Promise<void> {
    const claims = await this.claimsOf(request).catch((error: unknown) => {
      // Who tries tokens is counted like somebody who has none.
      if (error instanceof Unauthorized) this.tally.count(undefined, request.ip, path, headers);
      throw error;
    });
    this.tally.count(claims, request.ip, path, headers);
    const verdict = claims && this.revocations.verdictOn(claims);
    // Signing out, or in to another venue, is possible in a suspended one.
    if (verdict && !(verdict === 'suspended' && path.startsWith('/auth/'))) throw refusals[verdict]();
  }

  /** A token that is wrong is refused here; a missing one is the route's own matter: it may be public. */
  private async claimsOf({ headers: { authorization } }: FastifyRequest): Promise<AccessClaims | undefined> {
    if (authorization === undefined) return undefined;
    const token = bearerOf(authorization);
    if (!token) throw new Unauthorized();
    try {
      return await this.tokens.verify(token);
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw Object.assign(new Unavailable('Access tokens cannot be checked at the moment'), { cause: error });
    }
  }
}

const refusals: Record<Verdict, () => Problem> = {
  ended: () => new Unauthorized('The session has ended: sign in again'),
  superseded: () => new Unauthorized('The access token was superseded: refresh it'),
  suspended: () => new Forbidden('The venue is suspended: its operator can resume it', { reason: 'venue_suspended' }),
};
