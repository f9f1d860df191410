import { Injectable } from '@nestjs/common';
import { Caller, mayGrant, StaffRole } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, Forbidden, NotFound, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { AcceptInvitationDto, InvitationDto } from './invitations.dto';
import { Links, LinkTarget } from '../links/links.service';
import { Mails } from '../mail/mails.service';
import { hashPassword } from '../passwords/passwords';
import { Entry, Sessions, venueSuspended } from '../sessions/sessions.service';
import { isRefusal, standingOf } from '../sessions/standing';
import { SignInThrottle } from '../throttle/sign-in-throttle';
import { Accounts, assertGoodPassword } from '../users/accounts.service';
import { amongWhom } from '../users/among-whom';
import { Members } from '../users/members.service';
import { People } from '../users/people';
import { nameOf } from '../users/user-state';
import { User } from '../users/user.entity';
import { InviteUserDto } from '../users/users.dto';

/** Asking people to work at a venue, or to run the platform, and their taking it up by the link in the e-mail. */
@Injectable()
export class Invitations {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly members: Members,
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly links: Links,
    private readonly mails: Mails,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
  ) {}

  /** To the venue of the transaction; without one, to run the platform. Returns whom. */
  async invite(tx: Transaction, wanted: InviteUserDto): Promise<User> {
    const { role, note } = wanted;
    if (!mayGrant(tx.caller, role)) throw new Forbidden(`You may not give the role ${role}`);
    const staff = role !== 'super_admin';
    if (Boolean(tx.caller.venueId) !== staff) {
      throw new ValidationProblem([{ field: 'role', message: `${role} is no role at this place` }]);
    }
    const { user } = await this.accounts.findOrMake(tx, wanted);
    if (user.platformRole) throw new Conflict('An operator of the platform works at no venue', { user_id: user.id });
    if (staff) await this.giveRole(tx, user, role, note);
    else await this.makeOperator(tx, user);
    await this.send(tx, user, role);
    return user;
  }

  /** Once more, with a new link: the one before no longer works. */
  async sendAgain(caller: Caller, userId: string): Promise<void> {
    const work = async (tx: Transaction) => {
      const member = caller.venueId ? await this.members.find(tx, userId) : undefined;
      const user = await tx.manager.findOne(User, { where: { id: userId } });
      if (!user || (caller.venueId ? !member : !user.platformRole)) throw new NotFound();
      const role = member?.role ?? 'super_admin';
      if (!mayGrant(caller, role)) throw new Forbidden(`You may not give the role ${role}`);
      const waiting = member ? member.status === 'invited' : !(await hasPassword(tx, userId));
      if (!waiting) throw new RuleViolation('not_invited', 'There is no invitation that waits to be taken up');
      await this.send(tx, user, role);
    };
    await amongWhom(this.transactions, caller, work);
  }

  /** What the link offers, for its page. */
  async look(caller: Caller, token: string): Promise<InvitationDto> {
    const target = await this.transactions.outsideVenues(caller, (tx) => this.links.look(tx, 'invitation', token));
    const { account, places } = (await this.people.byId(caller, target.userId))!;
    const place = places.find(({ venueId }) => venueId === target.venueId);
    return {
      email: account.email,
      name: account.name,
      role: place?.role ?? 'super_admin',
      venue_name: place?.venueName ?? null,
      organization_name: place?.organizationName ?? null,
      needs_password: await this.needsPassword(caller, target),
    };
  }

  async accept(caller: Caller, { token, password, ...said }: AcceptInvitationDto): Promise<Entry> {
    const target = await this.transactions.outsideVenues(caller, (tx) => this.links.look(tx, 'invitation', token));
    const needsPassword = await this.needsPassword(caller, target);
    const who = await this.people.byId(caller, target.userId);
    if (needsPassword && !password) throw new ValidationProblem([{ field: 'password', message: 'choose a password' }]);
    if (needsPassword) assertGoodPassword(password!, who!.account.email);
    const hashed = needsPassword ? await hashPassword(password!) : undefined;
    const mine = { ...caller, actor: `user:${target.userId}` };
    await this.transactions.outsideVenues(mine, async (tx) => {
      await this.links.use(tx, 'invitation', token);
      const before = await tx.findOrFail(User, target.userId, { lock: true });
      const named = {
        ...(said.first_name && { firstName: said.first_name }),
        ...(said.last_name && { lastName: said.last_name }),
        ...(said.phone && { phone: said.phone }),
        ...(said.language && { language: said.language }),
      };
      const user = await this.accounts.change(tx, before, {
        ...named,
        ...((said.first_name || said.last_name) && {
          name: nameOf(before.email, said.first_name ?? before.firstName, said.last_name ?? before.lastName),
        }),
        emailVerifiedAt: before.emailVerifiedAt ?? this.clock.now(),
      });
      await this.members.rename(tx, who!.places, before, user.name);
      if (hashed) {
        await this.accounts.setPassword(tx, user, hashed, 'invitation');
        await this.sessions.end(tx, 'user_id = $1', [user.id], 'password_changed');
      }
      if (target.venueId) await tx.inVenue(target.venueId, (inVenue) => this.takeUp(inVenue, user));
    });
    const joined = (await this.people.byId(caller, target.userId))!;
    const standing = standingOf(joined.account, joined.places, target.venueId ?? undefined);
    if (standing === 'venue_suspended') throw venueSuspended();
    if (isRefusal(standing)) throw new RuleViolation('link_not_valid', 'The invitation was withdrawn');
    const open = await this.transactions.outsideVenues(caller, (tx) =>
      this.sessions.begin(tx, target.userId, standing),
    );
    return this.sessions.enter(caller, open);
  }

  /** Whoever has an account already is let in again by the link only, with a password he chooses then. */
  private async makeOperator(tx: Transaction, { id }: User): Promise<void> {
    const user = await tx.findOrFail(User, id, { lock: true });
    await this.accounts.change(tx, user, { platformRole: 'super_admin' });
    await tx.query('UPDATE users SET password_hash = NULL WHERE id = $1', [user.id]);
    await this.sessions.end(tx, 'user_id = $1', [user.id], 'password_changed');
  }

  private async giveRole(tx: Transaction, user: User, role: StaffRole, note?: string): Promise<void> {
    const venueId = tx.caller.venueId!;
    const { organizationId } = await this.members.holdOrganization(tx, venueId, user.id);
    const member = await this.members.find(tx, user.id);
    if (member && member.status !== 'inactive') {
      throw new Conflict(member.status === 'active' ? 'Works here already' : 'Is invited already', {
        user_id: user.id,
      });
    }
    if (role === 'owner') await this.members.becomeOwner(tx, organizationId, user, 'invited', note);
    else if (member) await this.members.change(tx, member, user.name, { role, status: 'invited', note: note ?? null });
    else await this.members.invite(tx, user, role, note);
  }

  private async takeUp(tx: Transaction, user: User): Promise<void> {
    const venueId = tx.caller.venueId!;
    const { organizationId } = await this.members.holdOrganization(tx, venueId, user.id);
    const member = await this.members.find(tx, user.id);
    if (member?.status !== 'invited') throw new RuleViolation('link_not_valid', 'The invitation was withdrawn');
    if (member.role === 'owner') await this.members.becomeOwner(tx, organizationId, user, 'active');
    else await this.members.change(tx, member, user.name, { status: 'active' });
    await this.sessions.rightsChanged(tx, user.id);
  }

  private async send(tx: Transaction, user: User, role: StaffRole | 'super_admin'): Promise<void> {
    const { venueId, userId } = tx.caller;
    await this.throttle.countLetter(tx, 'invitation', user.id);
    const [names] = await tx.query<{ venue_name: string | null; inviter_name: string | null }>(
      `SELECT (SELECT name FROM venues WHERE id = $1) AS venue_name, (SELECT name FROM users WHERE id = $2) AS inviter_name`,
      [venueId ?? null, userId ?? null],
    );
    const link = await this.links.make(tx, 'invitation', user.id, venueId);
    await this.mails.post(tx, {
      to: user.email,
      language: user.language,
      kind: 'invitation',
      data: {
        ...link,
        role,
        venue_name: names?.venue_name ?? 'GuestFlow',
        inviter_name: names?.inviter_name ?? 'GuestFlow',
      },
    });
  }

  /**
   * Whether a password is to be chosen. Also where there is one but the e-mail was never proved: whoever made that
   * account need not be the one who reads the invitation.
   */
  private needsPassword(caller: Caller, { userId }: LinkTarget): Promise<boolean> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      const user = await tx.findOrFail(User, userId);
      return user.emailVerifiedAt === null || !(await hasPassword(tx, userId));
    });
  }
}

async function hasPassword(tx: Transaction, userId: string): Promise<boolean> {
  const rows = await tx.query('SELECT 1 FROM users WHERE id = $1 AND password_hash IS NOT NULL', [userId]);
  return rows.length > 0;
}
