import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { RateLimited, Unauthorized, ValidationProblem } from '@guestflow/problems';
import { Clock, LOGGER } from '@guestflow/service';
import { ChangePasswordDto, ResetPasswordDto } from './passwords.dto';
import { Links } from '../links/links.service';
import { Mails } from '../mail/mails.service';
import { Sessions } from '../sessions/sessions.service';
import { SignInThrottle } from '../throttle/sign-in-throttle';
import { Accounts, assertGoodPassword } from '../users/accounts.service';
import { People } from '../users/people';
import { User } from '../users/user.entity';
import { hashPassword, isStillThePassword, passwordMatches } from './passwords';

/** A password is changed by who knows it, or set anew by who reads the account's e-mail. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly links: Links,
    private readonly mails: Mails,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  async change(caller: Caller, { current_password, new_password }: ChangePasswordDto): Promise<void> {
    const who = await this.people.byId(caller, caller.userId!);
    if (!who) throw new Unauthorized('The account is no longer there');
    const { account } = who;
    const tried = { email: account.email, address: caller.ip ?? '', knownPlace: `session ${caller.sessionId}` };
    await this.throttle.count(caller, tried);
    if (!(await passwordMatches(account.passwordHash, current_password))) throw notTheCurrent();
    await this.throttle.forgive(caller, tried);
    assertGoodPassword(new_password, account.email, 'new_password');
    const hashed = await hashPassword(new_password);
    await this.transactions.outsideVenues(caller, async (tx) => {
      const user = await tx.findOrFail(User, account.id, { lock: true });
      if (!(await isStillThePassword(tx, account))) throw notTheCurrent();
      await this.accounts.setPassword(tx, user, hashed, 'changed');
      await this.sessions.endAllOf(tx, user.id, 'password_changed', caller.sessionId);
      await this.tell(tx, user);
    });
  }

  /** Answers the same whether there is such an account or not: who asks learns it from the e-mail, if it is his. */
  async forgot(caller: Caller, email: string): Promise<void> {
    await this.throttle.count(caller, { email: `forgotten:${email}`, address: caller.ip ?? '' });
    // Not waited for: how long it takes would tell what the answer does not. Who gets no letter asks again.
    this.sendReset(caller, email).catch((error: unknown) => {
      // He has had enough of them for now: that there is such an account is not said by an answer of another kind.
      if (!(error instanceof RateLimited))
        this.logger.error({ err: error }, 'A link for a new password could not be made');
    });
  }

  private async sendReset(caller: Caller, email: string): Promise<void> {
    const who = await this.people.byEmail(caller, email);
    if (!who?.account.isActive) return;
    const { id, email: to, language, name } = who.account;
    await this.transactions.outsideVenues(caller, async (tx) => {
      await this.throttle.countLetter(tx, 'password_reset', id);
      const link = await this.links.make(tx, 'password_reset', id);
      await this.mails.post(tx, { to, language, kind: 'password_reset', data: { ...link, name } });
    });
  }

  /** Ends every session: whoever else had the password is out. */
  async reset(caller: Caller, { token, password }: ResetPasswordDto): Promise<void> {
    const { userId } = await this.transactions.outsideVenues(caller, (tx) =>
      this.links.look(tx, 'password_reset', token),
    );
    const who = await this.people.byId(caller, userId);
    assertGoodPassword(password, who!.account.email);
    const hashed = await hashPassword(password);
    await this.transactions.outsideVenues(caller, async (tx) => {
      await this.links.use(tx, 'password_reset', token);
      let user = await tx.findOrFail(User, userId, { lock: true });
      const mine = tx.onBehalfOf({ ...caller, actor: `user:${userId}` });
      if (!user.emailVerifiedAt) user = await this.accounts.change(mine, user, { emailVerifiedAt: this.clock.now() });
      await this.accounts.setPassword(mine, user, hashed, 'reset');
      await this.sessions.endAllOf(mine, userId, 'password_changed');
      await this.tell(mine, user);
    });
  }

  private tell(tx: Parameters<Mails['post']>[0], { email, language, name }: User): Promise<void> {
    return this.mails.post(tx, { to: email, language, kind: 'password_changed', data: { name } });
  }
}

const notTheCurrent = () =>
  new ValidationProblem([{ field: 'current_password', message: 'it is not the current password' }]);
