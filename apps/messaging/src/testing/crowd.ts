import { newId } from '@guestflow/persistence';
import { Client } from 'pg';

/** So many guests of a venue who came by its bot and agreed to be written to, all at once. Returns their ids. */
export async function crowd(admin: Client, venueId: string, botId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const statements = [
    `INSERT INTO messaging.guests (venue_id, guest_id, name, telegram_id, version)
     SELECT $1, id, 'Гость', (8000000 + place)::text, 1 FROM unnest($2::uuid[]) WITH ORDINALITY AS said (id, place)`,
    `INSERT INTO messaging.chats (venue_id, chat_id, bot_id, telegram_id, version)
     SELECT $1, gen_random_uuid(), $3, (8000000 + place)::text, 1
       FROM unnest($2::uuid[]) WITH ORDINALITY AS said (id, place)`,
    `INSERT INTO messaging.consents (venue_id, consent_id, card_id, guest_id, purpose, given, at, version)
     SELECT $1, gen_random_uuid(), id, id, purpose, true, now(), 1
       FROM unnest($2::uuid[]) AS said (id), unnest(ARRAY['personal_data', 'marketing']) AS purposes (purpose)`,
  ];
  for (const sql of statements) await admin.query(sql, [venueId, ids, ...(sql.includes('$3') ? [botId] : [])]);
  return ids;
}
