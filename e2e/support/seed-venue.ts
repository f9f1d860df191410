import { VenueState } from '@guestflow/contracts';
import { Pool } from 'pg';
import { Api } from './api';
import { aPerson, aSession } from './people';
import { settled } from './settled';
import { VenueRoots } from './stored-rows';

export interface SeededVenue extends VenueRoots {
  ownerId: string;
}

/**
 * A venue with something in every table a venue's data is in, and its canary wherever something can be written: in each
 * name, text and note. Through the API; as the administrator where the API has no way yet. A new table joins here.
 */
export async function seedVenue(operator: Api, sql: Pool, canary: string): Promise<SeededVenue> {
  const { status, body: venue } = await operator.post<VenueState>('/tenants', {
    name: `Venue ${canary}`,
    timezone: 'Europe/Moscow',
    contacts: { address: `1, ${canary} street` },
  });
  if (status !== 201) throw new Error(`A venue could not be opened: ${status}`);
  const { id: venueId, organization_id: organizationId } = venue;
  await settled(sql);

  const ownerId = await people(sql, venueId, organizationId, canary);
  await sql.query(`UPDATE messaging.notification_templates SET message_text = $2 WHERE venue_id = $1`, [
    venueId,
    `Come to ${canary}`,
  ]);
  return { venueId, organizationId, canary, ownerId };
}

async function people(sql: Pool, venueId: string, organizationId: string, canary: string): Promise<string> {
  const name = `Somebody of ${canary}`;
  const note = `Note ${canary}`;
  const ownerId = await aPerson(sql, { role: 'owner', venueId, name, note });
  await sql.query(
    `INSERT INTO identity.organization_owners (organization_id, user_id, status) VALUES ($1, $2, 'active')`,
    [organizationId, ownerId],
  );
  const managerId = await aPerson(sql, { role: 'manager', venueId, name, note });
  await sql.query(
    `INSERT INTO identity.links (hash, purpose, user_id, to_venue_id, expires_at)
     VALUES (sha256($1::text::bytea), 'invitation', $2, $3, now() + interval '1 day')`,
    [`link ${canary}`, managerId, venueId],
  );
  const sessionId = await aSession(sql, ownerId, venueId);
  await sql.query(`INSERT INTO identity.refresh_tokens (hash, session_id) VALUES (sha256($1::text::bytea), $2)`, [
    `token ${canary}`,
    sessionId,
  ]);
  return ownerId;
}
