import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, Forbidden, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock, Settings, SETTINGS } from '@guestflow/service';
import { RegisterDto } from './registration.dto';
import { linkNotValid, Links } from '../links/links.service';
import { Mails } from '../mail/mails.service';
import { foundOrganization } from '../organizations/found-organization';
import { hashPassword } from '../passwords/passwords';
import { Entry, Sessions } from '../sessions/sessions.service';
import { SignInThrottle } from '../throttle/sign-in-throttle';
import { Accounts, assertGoodPassword } from '../users/accounts.service';
import { userState } from '../users/user-state';
import { User } from '../users/user.entity';
import { openVenue } from '../venues/open-venue';

/** People who make an account of their own. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly links: Links,
    private readonly mails: Mails,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Settings,
  ) {}

  /**
   * A guest, who books for himself at any venue, or an owner with an organization and, if he likes, its first venue.
   * The e-mail is theirs when they follow the link that is sent to it.
   */
  async register(caller: Caller, { password, ...wanted }: RegisterDto): Promise<Entry> {
    const owner = wanted.role === 'owner';
    if (owner && !this.settings.ownerSignUp) {
      throw new Forbidden('Venues are opened by the operator of this platform', { reason: 'owner_sign_up_closed' });
    }
    if (!owner && (wanted.organization || wanted.venue)) {
      throw new ValidationProblem([{ field: 'role', message: 'a venue is opened by an owner: say role owner' }]);
    }
    await this.throttle.count(caller, { email: `registered:${wanted.email}`, address: caller.ip ?? '' });
    assertGoodPassword(password, wanted.email);
    const hashed = await hashPassword(password);
    const open = await this.transactions.outsideVenues(caller, async (tx) => {
      const { user, made } = await this.accounts.findOrMake(tx, wanted);
      if (!made) throw new Conflict('There is an account with this e-mail already: sign in', { field: 'email' });
      await tx.query('UPDATE users SET password_hash = $2, is_guest = $3 WHERE id = $1', [user.id, hashed, !owner]);
      const mine = tx.onBehalfOf({ ...caller, actor: `user:${user.id}`, userId: user.id });
      mine.emit('user.registered', { after: userState(user) });
      await this.askToVerify(mine, user);
      if (!owner) return this.sessions.begin(tx, user.id, { role: 'guest' });
      return this.sessions.begin(tx, user.id, { role: 'owner', venueId: await this.settle(mine, user, wanted) });
    });
    return this.sessions.enter(caller, open);
  }

  /** An owner's organization and, where he wants it, its first venue. Returns which. */
  private async settle(tx: Transaction, user: User, { organization, venue }: Omit<RegisterDto, 'password'>) {
    const now = this.clock.now();
    const founded = await foundOrganization(tx, organization ?? { name: venue?.name ?? user.name }, now);
    await tx.query(`INSERT INTO organization_owners (organization_id, user_id, status) VALUES ($1, $2, 'active')`, [
      founded.id,
      user.id,
    ]);
    if (!venue) return undefined;
    const id = newId();
    await tx.inVenue(id, (inVenue) => openVenue(inVenue, { id, organization: founded, wanted: venue, now }));
    return id;
  }

  /** Sends the link again. */
  async sendVerification(caller: Caller): Promise<void> {
    await this.transactions.outsideVenues(caller, async (tx) => {
      const user = await tx.findOrFail(User, caller.userId!);
      if (user.emailVerifiedAt) throw new RuleViolation('already_verified', 'The e-mail is verified already');
      await this.askToVerify(tx, user);
    });
  }

  async verify(caller: Caller, token: string): Promise<void> {
    await this.transactions.outsideVenues(caller, async (tx) => {
      const { userId } = await this.links.use(tx, 'email_verification', token);
      if (userId !== caller.userId) throw linkNotValid();
      const user = await tx.findOrFail(User, userId, { lock: true });
      if (!user.emailVerifiedAt) await this.accounts.change(tx, user, { emailVerifiedAt: this.clock.now() });
    });
  }

  private async askToVerify(tx: Transaction, { id, email, language, name }: User): Promise<void> {
    await this.throttle.countLetter(tx, 'email_verification', id);
    const link = await this.links.make(tx, 'email_verification', id);
    await this.mails.post(tx, { to: email, language, kind: 'email_verification', data: { ...link, name } });
  }
}
