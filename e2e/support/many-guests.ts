import { newId } from '@guestflow/persistence';
import { TelegramSimulator } from '@guestflow/testing';
import { Client } from 'pg';

export type Person = ReturnType<TelegramSimulator['guest']>;

export interface KnownPerson {
  person: Person;
  guestId: string;
}

/** People who have each written to a bot, which has not seen it. */
export async function manyPeople(
  telegram: TelegramSimulator,
  { token, bot, count }: { token: string; bot: string; count: number },
): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, index) => {
    const phone = `+7917${String(index).padStart(7, '0')}`;
    const person = telegram.guest({ first_name: 'Анна', language_code: 'ru', phone });
    person.sends(bot, '/start');
    return person;
  });
  await fetch(`${telegram.url}/bot${token}/deleteWebhook?drop_pending_updates=true`);
  return people;
}

/**
 * Makes them guests of the bot's venue who have agreed to be written to, as the services would have written it down by
 * now: to bring thousands of them in one by one is another test's matter.
 */
export async function makeKnown(sql: Client, venueId: string, people: readonly Person[]): Promise<KnownPerson[]> {
  const known = people.map((person) => ({ person, guestId: newId() }));
  const told = [
    ...[known.map(({ guestId }) => guestId), people.map(({ id }) => String(id)), people.map(({ phone }) => phone)],
  ];
  const from = 'unnest($2::uuid[], $3::text[], $4::text[]) AS known (guest_id, telegram_id, phone)';
  await sql.query(
    `INSERT INTO crm.guests (id, venue_id, phone, telegram_id, name, contacts, preferences, tags, source, consented, visit_count,
       created_at, updated_at)
     SELECT guest_id, $1, phone, telegram_id, 'Анна', '{}', '{}', '{}', 'bot', '{marketing,personal_data}', 2, now(), now()
       FROM ${from}`,
    [venueId, ...told],
  );
  for (const schema of ['booking', 'messaging'])
    await sql.query(
      `INSERT INTO ${schema}.guests (venue_id, guest_id, name, phone, telegram_id, language, version)
       SELECT $1, guest_id, 'Анна', phone, telegram_id, 'ru', 1 FROM ${from}`,
      [venueId, ...told],
    );
  for (const purpose of ['personal_data', 'marketing'])
    await sql.query(
      `WITH known AS (SELECT uuidv7() AS id, guest_id FROM ${from}), ledger AS (
         INSERT INTO crm.consents (id, venue_id, guest_id, card_id, purpose, given, way, actor, at, created_at)
         SELECT id, $1, guest_id, guest_id, $5, true, 'bot', 'bot', now(), now() FROM known)
       INSERT INTO messaging.consents (venue_id, consent_id, card_id, guest_id, purpose, given, at, version)
       SELECT $1, id, guest_id, guest_id, $5, true, now(), 1 FROM known`,
      [venueId, ...told, purpose],
    );
  await sql.query(
    `WITH people AS (SELECT * FROM ${from}), known AS (
       SELECT uuidv7() AS id, people.telegram_id, b.id AS bot_id FROM people, bot_gateway.bots b WHERE b.venue_id = $1
     ), here AS (
       INSERT INTO bot_gateway.chats (id, venue_id, bot_id, telegram_id, language, version, created_at, updated_at)
       SELECT id, $1, bot_id, telegram_id::bigint, 'ru', 1, now(), now() FROM known
     )
     INSERT INTO messaging.chats (venue_id, chat_id, bot_id, telegram_id, version)
     SELECT $1, id, bot_id, telegram_id, 1 FROM known`,
    [venueId, ...told],
  );
  return known;
}
