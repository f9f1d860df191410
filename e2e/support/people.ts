import { StaffRole, staffRoles } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { hashOf, newSecret } from '../../apps/identity/src/secrets';
import { Pool } from 'pg';

export interface Person {
  role: StaffRole | 'guest' | 'super_admin';
  /** Where the staff work. */
  venueId?: string;
  name?: string;
  note?: string;
}

const isStaff = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role);

/** A person as a sign-up or an invitation leaves one behind, with a place at the venue; its id. */
export async function aPerson(sql: Pool, { role, venueId, name = 'Somebody', note }: Person): Promise<string> {
  const id = newId();
  await sql.query(`INSERT INTO identity.users (id, email, name, is_guest, platform_role) VALUES ($1, $2, $3, $4, $5)`, [
    id,
    `${id}@example.com`,
    name,
    role === 'guest',
    role === 'super_admin' ? role : null,
  ]);
  if (isStaff(role)) {
    await sql.query(
      `INSERT INTO identity.members (id, venue_id, user_id, role, status, note, joined_at) VALUES ($1, $2, $3, $4, 'active', $5, now())`,
      [newId(), venueId, id, role, note],
    );
  }
  return id;
}

/** A sign-in of theirs; its id. */
export async function aSession(sql: Pool, userId: string, venueId?: string, browser?: string): Promise<string> {
  const id = newId();
  await sql.query(
    `INSERT INTO identity.sessions (id, user_id, working_venue_id, user_agent, expires_at)
     VALUES ($1, $2, $3, $4, now() + interval '1 day')`,
    [id, userId, venueId, browser],
  );
  return id;
}

/** What a letter to them has in it; the secret of the link. */
export async function aLink(
  sql: Pool,
  purpose: 'invitation' | 'password_reset' | 'email_verification',
  userId: string,
  venueId?: string,
): Promise<string> {
  const secret = newSecret();
  await sql.query(
    `INSERT INTO identity.links (hash, purpose, user_id, to_venue_id, expires_at)
     VALUES ($1, $2, $3, $4, now() + interval '1 day')`,
    [hashOf(secret), purpose, userId, venueId],
  );
  return secret;
}
