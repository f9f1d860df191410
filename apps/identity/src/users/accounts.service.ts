import { Injectable } from '@nestjs/common';
import { passwordChanges } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { commonPasswords } from '../passwords/common-passwords';
import { whatIsWrongWith } from '../passwords/password-rules';
import { nameOf, userState } from './user-state';
import { User } from './user.entity';

export interface NewAccount {
  email: string;
  first_name?: string;
  last_name?: string;
  phone?: string;
  language?: User['language'];
}

/** The accounts of people: one for each e-mail, wherever they work or book. */
@Injectable()
export class Accounts {
  constructor(private readonly clock: Clock) {}

  /** The account of an e-mail, made when there is none. Who is told of it is the caller's matter. */
  async findOrMake(tx: Transaction, wanted: NewAccount): Promise<{ user: User; made: boolean }> {
    const email = wanted.email.toLowerCase();
    const now = this.clock.now();
    const fresh: User = {
      id: newId(),
      email,
      passwordHash: null,
      name: nameOf(email, wanted.first_name, wanted.last_name),
      firstName: wanted.first_name ?? null,
      lastName: wanted.last_name ?? null,
      phone: wanted.phone ?? null,
      timezone: null,
      language: wanted.language ?? 'ru',
      avatarUrl: null,
      platformRole: null,
      isGuest: false,
      isActive: true,
      emailVerifiedAt: null,
      lastSignInAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(User)
      .values(fresh)
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length > 0) return { user: fresh, made: true };
    return { user: await tx.manager.findOneOrFail(User, { where: { email } }), made: false };
  }

  /** Puts changed fields down as the account's next version, and tells it. */
  async change(tx: Transaction, user: User, changes: Partial<User>): Promise<User> {
    const changed = { ...user, ...changes, version: user.version + 1, updatedAt: this.clock.now() };
    await tx.manager.update(User, user.id, changed);
    tx.emit('user.changed', { before: userState(user), after: userState(changed) });
    return changed;
  }

  /** A password as hashed before the transaction: hashing takes long, and a connection is not held for it. */
  async setPassword(
    tx: Transaction,
    user: User,
    passwordHash: string,
    how: (typeof passwordChanges)[number],
  ): Promise<void> {
    const version = user.version + 1;
    await tx.query('UPDATE users SET password_hash = $2, version = $3, updated_at = $4 WHERE id = $1', [
      user.id,
      passwordHash,
      version,
      this.clock.now(),
    ]);
    tx.emit('user.password_changed', { after: { id: user.id, version, how } });
  }
}

/** Refuses a password that is easily guessed. */
export function assertGoodPassword(password: string, email: string, field = 'password'): void {
  const wrong = whatIsWrongWith(password, email, commonPasswords());
  if (wrong) throw new ValidationProblem([{ field, message: wrong }]);
}
