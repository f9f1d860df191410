import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Language } from '@guestflow/contracts';
import { Transactions } from '@guestflow/persistence';
import { Person, Place } from '../sessions/standing';

export interface Account extends Person {
  id: string;
  email: string;
  passwordHash: string | null;
  name: string;
  language: Language;
}

/** A venue somebody works at, with what he wants to see of it. */
export interface NamedPlace extends Place {
  venueName: string;
  kind: string;
  timezone: string;
  currency: string;
  language: Language;
  organizationId: string;
  organizationName: string;
}

/** People with all the venues they work at: what a sign-in must see before it is known which venue it is for. */
@Injectable()
export class People {
  constructor(private readonly transactions: Transactions) {}

  byEmail(caller: Caller, email: string) {
    return this.find(caller, 'email = $1', email.toLowerCase());
  }

  byId(caller: Caller, id: string) {
    return this.find(caller, 'id = $1', id);
  }

  private find(
    caller: Caller,
    condition: string,
    value: string,
  ): Promise<{ account: Account; places: NamedPlace[] } | undefined> {
    return this.transactions.acrossVenues(caller, async (tx) => {
      const [account] = await tx.query<Account & Record<string, unknown>>(
        `SELECT id, email, password_hash AS "passwordHash", name, language, platform_role AS "platformRole",
                is_guest AS "isGuest", is_active AS "isActive",
                EXISTS (SELECT 1 FROM organization_owners o WHERE o.user_id = users.id AND o.status = 'active') AS "isOwner"
         FROM users WHERE ${condition}`,
        [value],
      );
      if (!account) return undefined;
      const places = await tx.query<NamedPlace & Record<string, unknown>>(
        `SELECT m.venue_id AS "venueId", m.role, m.status, v.status AS "venueStatus", v.name AS "venueName", v.kind,
                v.timezone, v.currency, v.language, v.organization_id AS "organizationId", o.name AS "organizationName"
         FROM members m JOIN venues v ON v.id = m.venue_id JOIN organizations o ON o.id = v.organization_id
         WHERE m.user_id = $1
         ORDER BY m.venue_id IS NOT DISTINCT FROM
                    (SELECT working_venue_id FROM sessions WHERE user_id = $1 ORDER BY used_at DESC LIMIT 1) DESC,
                  m.created_at, m.id`,
        [account.id],
      );
      return { account, places };
    });
  }
}
