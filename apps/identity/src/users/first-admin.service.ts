import { randomBytes } from 'node:crypto';
import { Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { newId, Transactions } from '@guestflow/persistence';
import { Settings, SETTINGS } from '@guestflow/service';
import { hashPassword, passwordMatches } from '../passwords/passwords';

const caller = systemCaller('first-admin');

/** Sees to it that somebody can sign in: the first super admin, with the password that was set or a generated one. */
@Injectable()
export class FirstAdmin implements OnApplicationBootstrap {
  /** Only at the very first start, and only when none was set: to be shown once. */
  generatedPassword?: string;

  constructor(
    private readonly transactions: Transactions,
    @SETTINGS() private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { email, password } = this.settings.superAdmin;
    await this.transactions.outsideVenues(caller, async (tx) => {
      const [existing] = await tx.query<{ password_hash: string }>(
        `SELECT password_hash FROM users WHERE email = $1 AND platform_role = 'super_admin'`,
        [email],
      );
      if (existing && (!password || (await passwordMatches(existing.password_hash, password)))) return;
      const chosen = password ?? randomBytes(12).toString('base64url');
      const rows = await tx.query(
        `INSERT INTO users (id, email, password_hash, name, platform_role) VALUES ($1, $2, $3, 'Super admin', 'super_admin')
         ON CONFLICT (email) DO UPDATE SET password_hash = excluded.password_hash, version = users.version + 1, updated_at = now()
         WHERE $4 RETURNING 1`,
        [newId(), email, await hashPassword(chosen), Boolean(password)],
      );
      if (rows.length > 0 && !password) this.generatedPassword = chosen;
    });
  }
}
