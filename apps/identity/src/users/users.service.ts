import { Injectable } from '@nestjs/common';
import { Caller, mayGrant, StaffRole } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, Forbidden, NotFound, RuleViolation, Unauthorized } from '@guestflow/problems';
import { ProfileDto } from './profile.dto';
import { Invitations } from '../invitations/invitations.service';
import { Sessions } from '../sessions/sessions.service';
import { Accounts } from './accounts.service';
import { amongWhom } from './among-whom';
import { changeOf, isRefused } from './member-rules';
import { Member } from './member.entity';
import { Members } from './members.service';
import { People } from './people';
import { nameOf } from './user-state';
import { User } from './user.entity';
import { ChangeUserDto, InviteUserDto, UserDto } from './users.dto';
import { UsersQueries } from './users.queries';

// Two operators who let each other go at once would leave none.
const operatorsLock = 7_203_914;

/** The staff of the caller's venue; for an operator outside a venue, the operators. */
@Injectable()
export class UsersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: UsersQueries,
    private readonly accounts: Accounts,
    private readonly members: Members,
    private readonly invitations: Invitations,
    private readonly sessions: Sessions,
    private readonly people: People,
  ) {}

  async invite(caller: Caller, wanted: InviteUserDto): Promise<UserDto> {
    if (caller.role === 'super_admin' && wanted.role === 'super_admin') await this.assertWorksNowhere(caller, wanted);
    return amongWhom(this.transactions, caller, async (tx) =>
      this.queries.cardIn(tx, (await this.invitations.invite(tx, wanted)).id),
    );
  }

  change(caller: Caller, userId: string, wanted: ChangeUserDto): Promise<UserDto> {
    return amongWhom(this.transactions, caller, async (tx) => {
      await (caller.venueId ? this.changeMember(tx, userId, wanted) : this.changeOperator(tx, userId, wanted));
      return this.queries.cardIn(tx, userId);
    });
  }

  async changeProfile(caller: Caller, wanted: ProfileDto): Promise<void> {
    const who = await this.people.byId(caller, caller.userId!);
    await this.transactions.outsideVenues(caller, async (tx) => {
      const user = await tx.findOrFail(User, caller.userId!, { lock: true });
      const { first_name: firstName = user.firstName, last_name: lastName = user.lastName } = wanted;
      const spoken = wanted.first_name !== undefined || wanted.last_name !== undefined;
      const name = spoken ? nameOf(user.email, firstName, lastName) : user.name;
      await this.accounts.change(tx, user, {
        firstName,
        lastName,
        name,
        ...(wanted.phone !== undefined && { phone: wanted.phone }),
        ...(wanted.timezone !== undefined && { timezone: wanted.timezone }),
        ...(wanted.language !== undefined && { language: wanted.language }),
        ...(wanted.avatar_url !== undefined && { avatarUrl: wanted.avatar_url }),
      });
      await this.members.rename(tx, who?.places ?? [], user, name);
    });
  }

  /** Places are of many venues: they are looked at before the transaction, which is of none. */
  private async assertWorksNowhere(caller: Caller, { email }: InviteUserDto): Promise<void> {
    const who = await this.people.byEmail(caller, email);
    if (who && (who.account.isOwner || who.places.some(({ status }) => status !== 'inactive'))) {
      throw new Conflict('Who works at a venue does not run the platform', { user_id: who.account.id });
    }
  }

  private async changeMember(tx: Transaction, userId: string, wanted: ChangeUserDto): Promise<void> {
    const { caller } = tx;
    const { organizationId, otherOwners } = await this.members.holdOrganization(tx, caller.venueId!, userId);
    const member = await this.members.find(tx, userId);
    if (!member) throw new NotFound();
    const user = await tx.findOrFail(User, userId);
    const circumstances = {
      mayGrant: (role: StaffRole) => mayGrant(caller, role),
      own: userId === caller.userId,
      hasJoined: member.joinedAt !== null,
      otherOwners,
    };
    const result = changeOf(member, wanted, circumstances);
    if (isRefused(result)) {
      throw result.kind === 'forbidden' ? new Forbidden(result.reason) : new RuleViolation(result.rule, result.reason);
    }
    const { role, status } = result;
    const note = wanted.note === undefined ? member.note : wanted.note;
    const moved = role !== member.role || status !== member.status;
    if (!moved && note === member.note) return;
    if (note !== member.note) await tx.manager.update(Member, member.id, { note });
    if (!moved) return void (await this.members.change(tx, member, user.name, { note }));
    const owns = role === 'owner' && status !== 'inactive';
    if (owns) await this.members.becomeOwner(tx, organizationId, user, status);
    else if (member.role === 'owner') await this.members.ceaseToOwn(tx, organizationId, user, result);
    else await this.members.change(tx, member, user.name, { ...result, note });
    await this.sessions.rightsChanged(tx, userId);
  }

  private async changeOperator(tx: Transaction, userId: string, wanted: ChangeUserDto): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [operatorsLock]);
    // Somebody may have let go whoever asks while he waited here.
    const self = await tx.findOrFail(User, tx.caller.userId!);
    if (!self.isActive) throw new Unauthorized('The account is no longer active');
    const user = await tx.findOrFail(User, userId, { lock: true });
    if (!user.platformRole) throw new NotFound();
    if (wanted.role) throw new RuleViolation('operator_role', 'An operator has no other role');
    const isActive = wanted.is_active ?? user.isActive;
    if (isActive === user.isActive) return;
    // Nobody lets himself go, so whoever does it stays: there is always one.
    if (user.id === tx.caller.userId) throw new RuleViolation('own_place', 'Nobody lets himself go');
    await this.accounts.change(tx, user, { isActive });
    if (!isActive) await this.sessions.endAllOf(tx, userId, 'deactivated');
  }
}
