import { Injectable } from '@nestjs/common';
import { Transaction } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import { Clock, Settings, SETTINGS } from '@guestflow/service';
import { hashOf, newSecret } from '../secrets';

export type LinkPurpose = 'invitation' | 'password_reset' | 'email_verification';

/** How long each is good for, and where it leads. What stands behind # is not sent to any server, nor kept in its log. */
const kinds: Record<LinkPurpose, { hours: number; path: string }> = {
  invitation: { hours: 7 * 24, path: 'invitation' },
  password_reset: { hours: 1, path: 'password' },
  email_verification: { hours: 3 * 24, path: 'email' },
};

export interface LinkTarget {
  userId: string;
  /** For an invitation to a venue. */
  venueId: string | null;
}

export interface NewLink {
  link: string;
  valid_hours: number;
}

/** Links that go out by e-mail: whoever follows one reads that e-mail. Each works once, and a newer one replaces it. */
@Injectable()
export class Links {
  constructor(
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Settings,
  ) {}

  async make(tx: Transaction, purpose: LinkPurpose, userId: string, venueId?: string): Promise<NewLink> {
    const { hours, path } = kinds[purpose];
    const [secret, now] = [newSecret(), this.clock.now()];
    await tx.query(
      `DELETE FROM links WHERE user_id = $1 AND purpose = $2 AND to_venue_id IS NOT DISTINCT FROM $3 AND used_at IS NULL`,
      [userId, purpose, venueId ?? null],
    );
    await tx.query(
      `INSERT INTO links (hash, purpose, user_id, to_venue_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [hashOf(secret), purpose, userId, venueId ?? null, now, new Date(now.getTime() + hours * 3_600_000)],
    );
    return { link: `${this.settings.publicUrl}/${path}#${secret}`, valid_hours: hours };
  }

  /** Whose it is, without using it up. */
  look(tx: Transaction, purpose: LinkPurpose, token: string): Promise<LinkTarget> {
    return this.find(
      tx,
      `SELECT user_id, to_venue_id FROM links WHERE hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3`,
      purpose,
      token,
    );
  }

  /** Whose it is; from now on it does not work again. */
  use(tx: Transaction, purpose: LinkPurpose, token: string): Promise<LinkTarget> {
    return this.find(
      tx,
      `UPDATE links SET used_at = $3 WHERE hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3
       RETURNING user_id, to_venue_id`,
      purpose,
      token,
    );
  }

  private async find(tx: Transaction, sql: string, purpose: LinkPurpose, token: string): Promise<LinkTarget> {
    const [row] = await tx.query<{ user_id: string; to_venue_id: string | null }>(sql, [
      hashOf(token),
      purpose,
      this.clock.now(),
    ]);
    if (!row) throw linkNotValid();
    return { userId: row.user_id, venueId: row.to_venue_id };
  }
}

export const linkNotValid = () =>
  new RuleViolation('link_not_valid', 'The link was used, has expired or was replaced by a newer one');
