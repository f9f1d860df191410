import { VenueState } from '@guestflow/contracts';
import { eventually, TelegramSimulator } from '@guestflow/testing';
import { newBotToken } from './bot-house';
import { Pool } from 'pg';
import { Api } from './api';
import { aLink, aPerson, aSession } from './people';
import { seedMessaging } from './seed-messaging';
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
export async function seedVenue(
  operator: Api,
  { sql, telegram, canary }: { sql: Pool; telegram: TelegramSimulator; canary: string },
): Promise<SeededVenue> {
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
  const [token, bot] = [newBotToken(), `bot_${canary}`];
  telegram.addBot({ token, username: bot, first_name: `Bot of ${canary}` });
  const connected = await operator.post(`/bots?venue_id=${venueId}`, { token });
  if (connected.status !== 201) throw new Error(`The bot could not be connected: ${connected.text}`);
  await settled(sql);
  await house(operator, { sql, telegram, bot }, venueId, canary);

  const { ownerId, managerId } = await people(sql, venueId, organizationId, canary);
  await sql.query(`UPDATE messaging.notification_templates SET message_text = $2 WHERE venue_id = $1`, [
    venueId,
    `Come to ${canary}`,
  ]);
  return { venueId, organizationId, canary, ownerId, managerId };
}

/** Tables, what is booked and blocked there, and who waits. */
async function house(operator: Api, { sql, ...ground }: Ground & { sql: Pool }, venueId: string, canary: string) {
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
  const guestId = await guests(operator, sql, { venueId, canary, make });
  await dialogue(ground, { sql, canary, make }, guestId);
  await settled(sql);
  await make('/bookings', {
    ...{
      guest_id: guestId,
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
  await settled(sql);
  // What is said of the booking is sent beside the events, and told by one more.
  await eventually(async () => {
    const { rowCount } = await sql.query('SELECT 1 FROM bot_gateway.deliveries WHERE ended_at IS NULL');
    if (rowCount) throw new Error(`${rowCount} messages are still to be sent`);
  });
  const said = { venueId, canary, guestId, bot: ground.bot, account: Number(accountOf(canary)) };
  await seedMessaging(operator, { sql, telegram: ground.telegram }, said);
  // What the campaign has brought, and somebody who has come.
  const again = { guest_id: guestId, guest_phone: '+79160000002', guests_count: 2 };
  await make('/bookings', { ...again, table_id: tables[1], date, time: '13:00' });
  const allowed = { overrides: ['hours', 'capacity'], override_reason: `Because of ${canary}` };
  const came = await make('/bookings', { ...again, ...allowed, source: 'walk_in' });
  const { status, text } = await operator.post(`/bookings/${came}/complete?venue_id=${venueId}`);
  if (status !== 200) throw new Error(`Nobody has come: ${text}`);
  await settled(sql);
}

interface Ground {
  telegram: TelegramSimulator;
  bot: string;
}

const accountOf = (canary: string) => `10000${canary.replace(/\D/g, '')}`;

/** What the guest and the venue write to each other by the venue's bot. */
async function dialogue(
  { telegram, bot }: Ground,
  { sql, canary, make }: Omit<Seeding, 'venueId'> & { sql: Pool },
  guestId: string,
) {
  const account = { id: Number(accountOf(canary)), first_name: 'Anna', language_code: 'en', phone: '+79160000002' };
  telegram.guest(account).sends(bot, `Written by ${canary}`);
  // By Telegram only who has come by it is answered: until then it would go by e-mail.
  await eventually(async () => {
    const heard = `SELECT 1 FROM messaging.messages WHERE text = $1 AND guest_id IS NOT NULL`;
    if (!(await sql.query(heard, [`Written by ${canary}`])).rowCount) throw new Error('The guest is not heard yet');
  });
  await settled(sql);
  await eventually(() => make(`/dialogues/${guestId}/messages`, { text: `Answered by ${canary}` }));
  await eventually(() => {
    const said = telegram.chat(bot, account.id).map(({ text }) => text);
    if (!said.includes(`Answered by ${canary}`)) throw new Error('What the venue wrote has not arrived yet');
  });
}

interface Seeding {
  venueId: string;
  canary: string;
  make: (path: string, body: object) => Promise<string>;
}

/** A guest of whom everything is known that can be, and another who became part of the card; whose id is answered. */
async function guests(operator: Api, sql: Pool, { venueId, canary, make }: Seeding): Promise<string> {
  const known = {
    ...{ notes: `Note ${canary}`, tags: [`Tag ${canary}`], contacts: { vk: canary }, preferences: { likes: canary } },
    ...{ birthday: '1990-05-12', email: `${canary.toLowerCase()}@example.com` },
  };
  const telegram_id = accountOf(canary);
  const guestId = await make('/guests', { name: `Card ${canary}`, phone: '+79160000002', telegram_id, ...known });
  const otherId = await make('/guests', { name: `Double ${canary}`, phone: '+79160000004' });
  await make('/guests/merges', { kept_id: guestId, merged_id: otherId });
  await make(`/guests/${guestId}/consents`, { purpose: 'personal_data', given: true, text_version: canary });
  await make('/blacklist', { phone: '+79160000003', reason: `Because of ${canary}` });
  const feedbackId = await make('/feedback', {
    guest_id: guestId,
    message_text: `Said ${canary}`,
    score: 9,
    tags: [canary],
  });
  await make(`/feedback/${feedbackId}/replies`, { text: `Thank you, ${canary}` });
  await make('/segments', { name: `Segment ${canary}`, filter: { tags: [`Tag ${canary}`] } });
  const asked = `venue_id=${venueId}`;
  await operator.post(`/guests/${guestId}/bot-link?${asked}`);
  const lines = `name,phone\nListed ${canary},+79160000005\n`;
  const csv = { 'content-type': 'text/csv' };
  const uploaded = await operator.raw<{ id: string }>(
    'POST',
    `/api/v1/guests/imports?file_name=${canary}.csv&${asked}`,
    lines,
    csv,
  );
  if (uploaded.status !== 201) throw new Error(`Not uploaded: ${uploaded.text}`);
  const list = `/guests/imports/${uploaded.body.id}`;
  await operator.post(`${list}/check?${asked}`, {});
  await eventually(async () => {
    const { body } = await operator.get<{ state: string }>(`${list}?${asked}`);
    if (body.state !== 'checked') throw new Error(`The list is ${body.state}`);
  });
  const copied = await operator.post(`/guests/${guestId}/data-export?${asked}`);
  if (copied.status !== 200) throw new Error(`Not copied: ${copied.text}`);
  return guestId;
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
  // Each asks for it himself, and these have no password.
  await sql.query(
    `INSERT INTO analytics.weekly_reports (venue_id, user_id, id, is_enabled, channel, next_on, version, updated_at)
     VALUES ($1, $2, gen_random_uuid(), true, 'email', current_date + 7, 1, now())`,
    [venueId, managerId],
  );
  await aLink(sql, 'invitation', managerId, venueId);
  const sessionId = await aSession(sql, ownerId, venueId, `Browser of ${canary}`);
  await sql.query(`INSERT INTO identity.refresh_tokens (hash, session_id) VALUES (sha256($1::text::bytea), $2)`, [
    `token ${canary}`,
    sessionId,
  ]);
  return { ownerId, managerId };
}
