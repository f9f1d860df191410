import { randomBytes } from 'node:crypto';
import { Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transaction, Transactions } from '@guestflow/persistence';
import { LOGGER, Settings, SETTINGS } from '@guestflow/service';
import { hashPassword, passwordMatches } from '../passwords/passwords';
import { Sessions } from '../sessions/sessions.service';
import { Accounts } from './accounts.service';
import { User } from './user.entity';

const caller = systemCaller('first-admin');

/** Sees to it that somebody can sign in: the first super admin, with the password that was set or a generated one. */
@Injectable()
export class FirstAdmin implements OnApplicationBootstrap {
  /** Only at the very first start, and only when none was set: to be shown once. */
  generatedPassword?: string;

  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    @SETTINGS() private readonly settings: Settings,
    @LOGGER() private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { email, password } = this.settings.superAdmin;
    await this.transactions.outsideVenues(caller, async (tx) => {
      const named = { email, first_name: 'Super', last_name: 'admin' };
      const { user, made } = await this.accounts.findOrMake(tx, named);
      if (made && !password) this.generatedPassword = randomBytes(12).toString('base64url');
      const chosen = password ?? this.generatedPassword;
      if (chosen) await this.letIn(tx, user.id, chosen);
      else if (!user.platformRole) {
        this.logger.warn(
          'SUPER_ADMIN_EMAIL is an account that does not run the platform: SUPER_ADMIN_PASSWORD makes it one',
        );
      }
    });
  }

  /** As who runs the platform, with this password. Whoever had another one is out. */
  private async letIn(tx: Transaction, id: string, password: string): Promise<void> {
    const user = await tx.findOrFail(User, id, { lock: true });
    const [row] = await tx.query<{ password_hash: string | null }>('SELECT password_hash FROM users WHERE id = $1', [
      id,
    ]);
    const isRight = user.isActive && user.platformRole !== null;
    if (isRight && (await passwordMatches(row!.password_hash, password))) return;
    const changed = isRight
      ? user
      : await this.accounts.change(tx, user, { platformRole: 'super_admin', isActive: true });
    await this.accounts.setPassword(tx, changed, await hashPassword(password), 'reset');
    await this.sessions.endAllOf(tx, id, 'password_changed');
  }
}
