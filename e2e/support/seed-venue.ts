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
  await house(operator, sql, venueId, canary);

  const { ownerId, managerId } = await people(sql, venueId, organizationId, canary);
  await sql.query(`UPDATE messaging.notification_templates SET message_text = $2 WHERE venue_id = $1`, [
    venueId,
    `Come to ${canary}`,
  ]);
  return { venueId, organizationId, canary, ownerId, managerId };
}

/** Tables, what is booked and blocked there, and who waits. */
async function house(operator: Api, sql: Pool, venueId: string, canary: string) {
  const make = async (path: string, body: object) => {
    const { status, text, body: made } = await operator.post<{ id: string }>(`${path}?venue_id=${venueId}`, body);
    if (status !== 201) throw new Error(`Not made at ${path}: ${text}`);
    return made.id;
  };
  const tables = [];
  for (const name of [`Table ${canary}`, `Second table ${canary}`]) {
    tables.push(await make('/tables', { name, capacity: 4, zone: `Zone ${canary}` }));
  }
  await make('/table-groups', { name: `Group ${canary}`, table_ids: tables });
  const date = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const { rows } = await sql.query<{ guest_id: string }>(
    `INSERT INTO booking.guests (venue_id, guest_id, name, phone, telegram_id, version)
     VALUES ($1, gen_random_uuid(), $2, '+79160000002', $3, 1) RETURNING guest_id`,
    [venueId, `Card ${canary}`, `10000${canary.replace(/\D/g, '')}`],
  );
  await make('/bookings', {
    ...{
      guest_id: rows[0]!.guest_id,
      table_id: tables[0],
      date,
      time: '12:00',
      guests_count: 2,
      guest_name: `Guest ${canary}`,
    },
    ...{ comment: `Wish ${canary}`, notes: `Note ${canary}`, tags: [`Tag ${canary}`], guest_phone: '+79160000000' },
  });
  const [starts_at, ends_at] = [`${date}T15:00:00Z`, `${date}T16:00:00Z`];
  await make('/schedule/blocks', { table_ids: [tables[1]], starts_at, ends_at, reason: `Because of ${canary}` });
  await make('/waitlist', {
    ...{ date, time_from: '12:00', time_to: '14:00', guests_count: 2 },
    ...{ guest_name: `Waiting ${canary}`, guest_phone: '+79160000001', notes: `Note ${canary}` },
  });
  await make('/calendar-feeds', { name: `Calendar ${canary}` });
  await sql.query(
    `INSERT INTO booking.blacklist (venue_id, entry_id, phone, reason, removed, version)
     VALUES ($1, gen_random_uuid(), '+79160000003', $2, false, 1)`,
    [venueId, `Because of ${canary}`],
  );
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
