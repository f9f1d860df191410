import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, RuleViolation } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { RegisterDto } from '../auth/auth.dto';
import { Links } from '../links/links.service';
import { Mails } from '../mail/mails.service';
import { hashPassword } from '../passwords/passwords';
import { Entry, Sessions } from '../sessions/sessions.service';
import { SignInThrottle } from '../throttle/sign-in-throttle';
import { Accounts, assertGoodPassword } from '../users/accounts.service';
import { userState } from '../users/user-state';
import { User } from '../users/user.entity';

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
  ) {}

  /** A guest, who books for himself at any venue. The e-mail is his when he follows the link that is sent to it. */
  async register(caller: Caller, { password, ...wanted }: RegisterDto): Promise<Entry> {
    await this.throttle.count(caller, { email: `registered:${wanted.email}`, address: caller.ip ?? '' });
    assertGoodPassword(password, wanted.email);
    const hashed = await hashPassword(password);
    const open = await this.transactions.outsideVenues(caller, async (tx) => {
      const { user, made } = await this.accounts.findOrMake(tx, wanted);
      if (!made) throw new Conflict('There is an account with this e-mail already: sign in', { field: 'email' });
      await tx.query('UPDATE users SET password_hash = $2, is_guest = true WHERE id = $1', [user.id, hashed]);
      tx.emit('user.registered', { after: userState(user), actor: `user:${user.id}` });
      await this.askToVerify(tx, user);
      return this.sessions.begin(tx, user.id, { role: 'guest' });
    });
    return this.sessions.enter(caller, open);
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
      const user = await tx.findOrFail(User, userId, { lock: true });
      const mine = tx.onBehalfOf({ ...caller, actor: `user:${userId}` });
      if (!user.emailVerifiedAt) await this.accounts.change(mine, user, { emailVerifiedAt: this.clock.now() });
    });
  }

  private async askToVerify(tx: Transaction, { id, email, language, name }: User): Promise<void> {
    const link = await this.links.make(tx, 'email_verification', id);
    await this.mails.post(tx, { to: email, language, kind: 'email_verification', data: { ...link, name } });
  }
}
