import { VenueState } from '@guestflow/contracts';
import { Pool } from 'pg';
import { Api } from './api';
import { aLink, aPerson, aSession } from './people';
import { settled } from './settled';
import { VenueRoots } from './stored-rows';

export interface SeededVenue extends VenueRoots {
  ownerId: string;
  managerId: string;
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
    settings: { greeting_text: `Welcome to ${canary}`, info_text: `About ${canary}`, host_choice: canary },
  });
  if (status !== 201) throw new Error(`A venue could not be opened: ${status}`);
  const { id: venueId, organization_id: organizationId } = venue;
  await operator.call('PUT', `/organizations/${organizationId}/settings`, {
    cancellation_policies: { text: `Tell ${canary} in time` },
  });
  const key = await operator.post(`/api-keys?venue_id=${venueId}`, {
    name: `Key of ${canary}`,
    scopes: ['venue.read'],
  });
  if (key.status !== 201) throw new Error(`A key could not be made: ${key.text}`);
  await settled(sql);

  const { ownerId, managerId } = await people(sql, venueId, organizationId, canary);
  await sql.query(`UPDATE messaging.notification_templates SET message_text = $2 WHERE venue_id = $1`, [
    venueId,
    `Come to ${canary}`,
  ]);
  return { venueId, organizationId, canary, ownerId, managerId };
}

async function people(sql: Pool, venueId: string, organizationId: string, canary: string) {
  const name = `Somebody of ${canary}`;
  const note = `Note ${canary}`;
  const ownerId = await aPerson(sql, { role: 'owner', venueId, name, note });
  await sql.query(
    `INSERT INTO identity.organization_owners (organization_id, user_id, status) VALUES ($1, $2, 'active')`,
    [organizationId, ownerId],
  );
  const managerId = await aPerson(sql, { role: 'manager', venueId, name, note });
  await aLink(sql, 'invitation', managerId, venueId);
  const sessionId = await aSession(sql, ownerId, venueId, `Browser of ${canary}`);
  await sql.query(`INSERT INTO identity.refresh_tokens (hash, session_id) VALUES (sha256($1::text::bytea), $2)`, [
    `token ${canary}`,
    sessionId,
  ]);
  return { ownerId, managerId };
}
