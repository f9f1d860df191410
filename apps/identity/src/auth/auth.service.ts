import { Injectable } from '@nestjs/common';
import { accessTokenSeconds, Caller, permissionsOf } from '@guestflow/access';
import { SignInFailure } from '@guestflow/contracts';
import { newId, Sealer, Transactions } from '@guestflow/persistence';
import { Forbidden, NotFound, Unauthorized } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { isStillThePassword, passwordMatches } from '../passwords/passwords';
import { AccessTokens } from '../sessions/access-tokens';
import { Entry, Sessions, venueSuspended } from '../sessions/sessions.service';
import { isRefusal, standingOf } from '../sessions/standing';
import { network, SignInThrottle, Try } from '../throttle/sign-in-throttle';
import { NamedPlace, People } from '../users/people';
import { User } from '../users/user.entity';
import { LoginAnswerDto, LoginDto } from './auth.dto';
import { MeDto } from '../users/profile.dto';

type Known = Awaited<ReturnType<People['byEmail']>>;

const nobody = '00000000-0000-0000-0000-000000000000';
const familiarDays = 30;
const devicePlace = 'device';

@Injectable()
export class AuthService {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly people: People,
    private readonly throttle: SignInThrottle,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /**
   * Whatever is wrong, the answer and the time it takes are the same: who does not know the password does not learn
   * whether there is such an account.
   */
  async login(caller: Caller, { email, password, venue_id }: LoginDto, device?: string): Promise<Entry> {
    const who = await this.people.byEmail(caller, email);
    const tried = await this.tryOf(caller, email, who?.account.id, device);
    await this.throttle.count(caller, tried);
    const matches = await passwordMatches(who?.account.passwordHash, password);
    const standing = who && matches ? standingOf(who.account, who.places, venue_id) : 'wrong_password';
    if (!who || isRefusal(standing))
      return this.refuse(caller, who ? (standing as SignInFailure) : 'unknown_account', who);
    const open = await this.transactions.outsideVenues(caller, async (tx) =>
      (await isStillThePassword(tx, who.account)) ? this.sessions.begin(tx, who.account.id, standing) : undefined,
    );
    if (!open) return this.refuse(caller, 'wrong_password', who);
    await this.throttle.forgive(caller, tried);
    return this.sessions.enter(caller, open, venue_id);
  }

  /** What a device keeps that was signed in with: strangers' guesses do not shut it out. */
  deviceOf({ account }: Entry): string {
    return this.sealer.seal(account.id, devicePlace);
  }

  /** An operator works in another's name, with what that one may do and not more. */
  async impersonate(caller: Caller, userId: string): Promise<Entry> {
    const who = await this.people.byId(caller, userId);
    if (!who) throw new NotFound('There is no such user');
    if (who.account.platformRole) throw new Forbidden('An operator works in nobody’s name but of those at venues');
    const standing = standingOf(who.account, who.places, caller.venueId);
    if (isRefusal(standing) || (caller.venueId && standing.venueId !== caller.venueId)) {
      throw new NotFound('The user does not work at this venue');
    }
    const open = await this.transactions.outsideVenues(caller, async (tx) => {
      // Held: who is let go at this moment begins nothing that would outlast him.
      const operator = await tx.findOrFail(User, caller.userId!, { lock: true });
      if (!operator.isActive) throw new Unauthorized('The account is no longer active');
      return this.sessions.begin(tx, userId, standing, caller.userId);
    });
    return this.sessions.enter(caller, open);
  }

  async me(caller: Caller): Promise<MeDto> {
    const who = await this.people.byId(caller, caller.userId!);
    if (!who) throw new Unauthorized('The account is no longer there');
    const { user, impersonator } = await this.transactions.outsideVenues(caller, async (tx) => ({
      user: await tx.findOrFail(User, caller.userId!),
      impersonator: caller.impersonatorId ? await tx.findOrFail(User, caller.impersonatorId) : null,
    }));
    const places = who.places.filter(({ status }) => status === 'active');
    return {
      id: user.id,
      email: user.email,
      name: user.name,
      role: caller.role,
      venue_id: caller.venueId ?? null,
      first_name: user.firstName,
      last_name: user.lastName,
      phone: user.phone,
      timezone: user.timezone,
      language: user.language,
      avatar_url: user.avatarUrl,
      email_verified: user.emailVerifiedAt !== null,
      permissions: [...permissionsOf(caller)],
      organizations: organizationsOf(places),
      venues: places.map((place) => ({
        id: place.venueId,
        organization_id: place.organizationId,
        name: place.venueName,
        kind: place.kind,
        timezone: place.timezone,
        currency: place.currency,
        language: place.language,
        role: place.role,
        status: place.venueStatus,
      })),
      impersonator: impersonator && { id: impersonator.id, name: impersonator.name },
      session_id: caller.sessionId!,
    };
  }

  /** What a sign-in or a refresh answers. */
  async answer(entry: Entry): Promise<LoginAnswerDto> {
    const { account, standing, sessionId, generation, impersonatorId, refreshToken, expiresAt } = entry;
    const access_token = await this.tokens.sign({
      ...standing,
      userId: account.id,
      sessionId,
      generation,
      impersonatorId,
    });
    return {
      access_token,
      token_type: 'Bearer',
      expires_in: accessTokenSeconds,
      refresh_token: refreshToken,
      session_expires_at: expiresAt.toISOString(),
      user: {
        id: account.id,
        email: account.email,
        name: account.name,
        role: standing.role,
        venue_id: standing.venueId ?? null,
      },
    };
  }

  private async tryOf(caller: Caller, email: string, userId: string | undefined, device?: string): Promise<Try> {
    const address = caller.ip ?? '';
    const since = new Date(this.clock.now().getTime() - familiarDays * 24 * 3_600_000);
    const [familiar] = await this.transactions.outsideVenues(caller, (tx) =>
      tx.query(
        `SELECT 1 FROM sessions
         WHERE user_id = $1 AND ip = $2 AND used_at > $3 AND impersonator_id IS NULL LIMIT 1`,
        [userId ?? nobody, address, since],
      ),
    );
    const knownDevice = device && userId && this.isDeviceOf(userId, device) ? device : undefined;
    return { email, address, knownPlace: knownDevice ?? (familiar ? network(address) : undefined) };
  }

  private isDeviceOf(userId: string, device: string): boolean {
    try {
      return this.sealer.open(device, devicePlace) === userId;
    } catch {
      return false;
    }
  }

  private async refuse(caller: Caller, reason: SignInFailure, who?: Known): Promise<never> {
    await this.transactions.outsideVenues(caller, (tx) => {
      const after = { id: newId(), version: 1, user_id: who?.account.id ?? null, reason };
      // No venue is told of who does not work there: anybody can be invited anywhere.
      const place = who?.places.find(({ status }) => status === 'active');
      tx.emit('user.sign_in_failed', { after, venueId: place?.venueId });
    });
    if (reason === 'venue_suspended') throw venueSuspended();
    throw new Unauthorized('The e-mail or the password is wrong');
  }
}

function organizationsOf(places: NamedPlace[]) {
  const names = new Map(places.map((place) => [place.organizationId, place.organizationName]));
  return [...names].map(([id, name]) => ({ id, name }));
}
