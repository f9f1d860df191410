import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { SessionEnd, SignInFailure } from '@guestflow/contracts';
import { newId, SealedColumn, Sealer, Transaction, Transactions } from '@guestflow/persistence';
import { Forbidden, NotFound, Unauthorized } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { SessionDto } from './sessions.dto';
import { hashOf, newSecret } from '../secrets';
import { Account, NamedPlace, People } from '../users/people';
import { expiryOf, graceMs, judge } from './refresh-rotation';
import { isRefusal, Standing, standingOf } from './standing';

interface SessionRow extends Record<string, unknown> {
  id: string;
  user_id: string;
  working_venue_id: string | null;
  impersonator_id: string | null;
  generation: number;
  created_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}

/** A session as it stands after a sign-in or a refresh: all that an answer is made of. */
export interface Entry {
  account: Account;
  places: NamedPlace[];
  standing: Standing;
  sessionId: string;
  generation: number;
  impersonatorId?: string;
  refreshToken?: string;
  expiresAt: Date;
}

/** A session just begun or just refreshed, before it is looked up who the person is by now. */
export interface OpenSession {
  session: SessionRow;
  refreshToken?: string;
}

/** Sessions, each the family of its refresh tokens. How tokens follow one another is decided in refresh-rotation.ts. */
@Injectable()
export class Sessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly people: People,
  ) {}

  /** Begins a session inside the transaction of its cause. */
  async begin(
    tx: Transaction,
    userId: string,
    { role, venueId }: Standing,
    impersonatorId?: string,
  ): Promise<OpenSession> {
    const now = this.clock.now();
    const { ip, userAgent } = tx.caller;
    const [session] = await tx.query<SessionRow>(
      `INSERT INTO sessions (id, user_id, working_venue_id, impersonator_id, ip, user_agent, created_at, used_at,
                             changed_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $7, $8) RETURNING *`,
      [
        newId(),
        userId,
        venueId ?? null,
        impersonatorId ?? null,
        ip ?? null,
        userAgent ?? null,
        now,
        expiryOf({ createdAt: now, impersonated: Boolean(impersonatorId) }, now),
      ],
    );
    const { id } = session!;
    if (impersonatorId) {
      const after = { id, version: 1, user_id: userId, impersonator_id: impersonatorId };
      tx.emit('user.impersonated', { after, venueId });
    } else {
      await tx.query('UPDATE users SET last_sign_in_at = $2 WHERE id = $1', [userId, now]);
      const after = { id, version: 1, user_id: userId, role };
      tx.emit('user.signed_in', { after, actor: `user:${userId}`, venueId });
    }
    return { session: session!, refreshToken: await this.issue(tx, id, now) };
  }

  /**
   * The person as he stands now, and at which venue. The session's generation was read before: when his rights change in
   * between, the token made of this is of an older generation and is not taken.
   */
  async enter(caller: Caller, { session, refreshToken }: OpenSession, wantedVenueId?: string): Promise<Entry> {
    const who = await this.people.byId(caller, session.user_id);
    const wanted = wantedVenueId ?? session.working_venue_id ?? undefined;
    const standing = who ? standingOf(who.account, who.places, wanted) : 'deactivated';
    if (!who || isRefusal(standing))
      return this.refuse(caller, session, isRefusal(standing) ? standing : 'deactivated');
    if ((standing.venueId ?? null) !== session.working_venue_id) {
      await this.transactions.outsideVenues(caller, (tx) =>
        tx.query('UPDATE sessions SET working_venue_id = $2 WHERE id = $1', [session.id, standing.venueId ?? null]),
      );
    }
    return {
      ...who,
      standing,
      sessionId: session.id,
      generation: session.generation,
      impersonatorId: session.impersonator_id ?? undefined,
      refreshToken,
      expiresAt: session.expires_at,
    };
  }

  /** A refresh token for the next one. What changed since the last time is seen here. */
  async refresh(caller: Caller, refreshToken: string, wantedVenueId?: string): Promise<Entry> {
    const open = await this.transactions.outsideVenues(caller, (tx) => this.rotate(tx, refreshToken));
    if (!open) throw new Unauthorized('The session is over: sign in again');
    return this.enter(caller, open, wantedVenueId);
  }

  /** The session goes on at another of the person's venues. */
  async moveTo(caller: Caller, venueId: string): Promise<Entry> {
    const session = await this.transactions.outsideVenues(caller, async (tx) => {
      const [row] = await tx.query<SessionRow>(
        `UPDATE sessions SET used_at = $3
         WHERE id = $1 AND user_id = $2 AND ended_at IS NULL AND expires_at > $3 RETURNING *`,
        [caller.sessionId, caller.userId, this.clock.now()],
      );
      return row;
    });
    if (!session) throw new Unauthorized('The session is over: sign in again');
    const who = await this.people.byId(caller, session.user_id);
    const standing = who && standingOf(who.account, who.places, venueId);
    if (!standing || isRefusal(standing) || standing.venueId !== venueId) {
      throw new NotFound('You do not work at such a venue');
    }
    return this.enter(caller, { session }, venueId);
  }

  /** Ends the sessions that match, and tells of each. Returns how many there were. */
  async end(tx: Transaction, condition: string, parameters: unknown[], reason: SessionEnd): Promise<number> {
    const ended = await tx.query<SessionRow>(
      `UPDATE sessions SET ended_at = $1, end_reason = $2, changed_at = clock_timestamp()
       WHERE ended_at IS NULL AND ${condition.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + 2}`)} RETURNING *`,
      [this.clock.now(), reason, ...parameters],
    );
    for (const { id, user_id, impersonator_id, working_venue_id } of ended) {
      // Who brings nothing but the session's own token acts as whoever works in it.
      const inIt = { actor: `user:${user_id}`, impersonatorId: impersonator_id ?? undefined };
      const who = tx.caller.actor === 'anonymous' ? tx.onBehalfOf({ ...tx.caller, ...inIt }) : tx;
      const venueId = tx.caller.venueId ?? working_venue_id ?? undefined;
      who.emit('user.signed_out', { after: { id, version: 2, user_id, reason }, venueId });
    }
    return ended.length;
  }

  /** All of a person's, but perhaps one; an operator's in others' names too. */
  endAllOf(tx: Transaction, userId: string, reason: SessionEnd, but?: string): Promise<number> {
    const condition = '(user_id = $1 OR impersonator_id = $1) AND id IS DISTINCT FROM $2::uuid';
    return this.end(tx, condition, [userId, but ?? null], reason);
  }

  /** The session of a refresh token, whoever brings it: to sign out one needs nothing else. */
  endByToken(caller: Caller, refreshToken: string): Promise<number> {
    return this.transactions.outsideVenues(caller, (tx) =>
      this.end(
        tx,
        'id = (SELECT session_id FROM refresh_tokens WHERE hash = $1)',
        [hashOf(refreshToken)],
        'signed_out',
      ),
    );
  }

  endOwn(caller: Caller, userId: string, sessionId: string, reason: SessionEnd = 'signed_out'): Promise<number> {
    return this.transactions.outsideVenues(caller, (tx) =>
      this.end(tx, 'id = $1 AND user_id = $2', [sessionId, userId], reason),
    );
  }

  endOthers(caller: Caller): Promise<number> {
    return this.transactions.outsideVenues(caller, (tx) =>
      this.endAllOf(tx, caller.userId!, 'ended', caller.sessionId),
    );
  }

  list(caller: Caller): Promise<SessionDto[]> {
    return this.transactions.outsideVenues(caller, (tx) =>
      tx.query<SessionDto & Record<string, unknown>>(
        `SELECT id, id = $2 AS current, impersonator_id IS NOT NULL AS impersonated, ip, user_agent, created_at, used_at,
                expires_at
         FROM sessions WHERE user_id = $1 AND ended_at IS NULL AND expires_at > $3 ORDER BY used_at DESC, id LIMIT 200`,
        [caller.userId, caller.sessionId, this.clock.now()],
      ),
    );
  }

  /** What a person may do has changed: access tokens made before are no longer taken, a refresh brings one that is right. */
  async rightsChanged(tx: Transaction, userId: string): Promise<void> {
    await tx.query(
      `UPDATE sessions SET generation = generation + 1, changed_at = clock_timestamp()
       WHERE user_id = $1 AND ended_at IS NULL`,
      [userId],
    );
  }

  private async rotate(tx: Transaction, refreshToken: string): Promise<OpenSession | undefined> {
    const hash = hashOf(refreshToken);
    const [session] = await tx.query<SessionRow>(
      'SELECT * FROM sessions WHERE id = (SELECT session_id FROM refresh_tokens WHERE hash = $1) FOR UPDATE',
      [hash],
    );
    if (!session) return undefined;
    // A statement of its own: it sees what the one committed that held the session before.
    const token = await this.tokenOf(tx, hash);
    const now = this.clock.now();
    const facts = { usedAt: token.used_at, session: { endedAt: session.ended_at, expiresAt: session.expires_at } };
    switch (judge(facts, now)) {
      case 'over':
        return undefined;
      case 'reused':
        await this.end(tx, 'id = $1', [session.id], 'reused_token');
        return undefined;
      case 'repeat':
        return { session, refreshToken: await this.successorOf(tx, refreshToken) };
      case 'rotate':
        return this.follow(tx, session, hash, now);
    }
  }

  private async follow(tx: Transaction, session: SessionRow, hash: Buffer, now: Date): Promise<OpenSession> {
    const successor = await this.issue(tx, session.id, now);
    const expiresAt = expiryOf({ createdAt: session.created_at, impersonated: Boolean(session.impersonator_id) }, now);
    await tx.query('UPDATE refresh_tokens SET used_at = $2, sealed_successor = $3 WHERE hash = $1', [
      hash,
      now,
      this.sealer.seal(successor, placeOf(hash)),
    ]);
    // Nobody gets these any more.
    await tx.query(
      `UPDATE refresh_tokens SET sealed_successor = NULL
       WHERE session_id = $1 AND used_at < $2 AND sealed_successor IS NOT NULL`,
      [session.id, new Date(now.getTime() - graceMs)],
    );
    await tx.query('UPDATE sessions SET used_at = $2, expires_at = $3, ip = $4, user_agent = $5 WHERE id = $1', [
      session.id,
      now,
      expiresAt,
      tx.caller.ip ?? null,
      tx.caller.userAgent ?? null,
    ]);
    return { session: { ...session, expires_at: expiresAt }, refreshToken: successor };
  }

  /**
   * The newest of the tokens that came after this one. Two tabs share a cookie: when one was quicker by two steps, the
   * other must not be sent back to a token that was used meanwhile.
   */
  private async successorOf(tx: Transaction, refreshToken: string): Promise<string> {
    let newest = refreshToken;
    for (;;) {
      const hash = hashOf(newest);
      const { used_at, sealed_successor } = await this.tokenOf(tx, hash);
      if (!used_at || !sealed_successor) return newest;
      newest = this.sealer.open(sealed_successor, placeOf(hash));
    }
  }

  private async tokenOf(tx: Transaction, hash: Buffer) {
    const [token] = await tx.query<{ used_at: Date | null; sealed_successor: string | null }>(
      'SELECT used_at, sealed_successor FROM refresh_tokens WHERE hash = $1',
      [hash],
    );
    if (!token) throw new Error('A refresh token is gone while its session is held');
    return token;
  }

  private async issue(tx: Transaction, sessionId: string, now: Date): Promise<string> {
    const token = `gfr_${newSecret()}`;
    await tx.query('INSERT INTO refresh_tokens (hash, session_id, issued_at) VALUES ($1, $2, $3)', [
      hashOf(token),
      sessionId,
      now,
    ]);
    return token;
  }

  private async refuse(caller: Caller, { id }: SessionRow, standing: SignInFailure): Promise<never> {
    if (standing !== 'venue_suspended') {
      await this.transactions.outsideVenues(caller, (tx) => this.end(tx, 'id = $1', [id], 'deactivated'));
      throw new Unauthorized('The account is no longer active');
    }
    throw venueSuspended();
  }
}

/** Said at the gateway too, of a request with an access token. */
export const venueSuspended = () =>
  new Forbidden('The venue is suspended: the operator of the platform can tell why', { reason: 'venue_suspended' });

const placeOf = (hash: Buffer) => `refresh_tokens/${hash.toString('hex')}`;

export const sealedOfSessions: SealedColumn = {
  ...{ table: 'refresh_tokens', column: 'sealed_successor', key: 'hash', ofVenues: false },
  placeOf: ({ key }) => placeOf(key as Buffer),
};
