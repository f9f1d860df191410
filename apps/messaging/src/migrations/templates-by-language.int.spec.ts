import { newId, migrate } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { messaging } from '../messaging.module';

const { migrations, ...rest } = databaseOf(messaging);

describe('the one text of each type that venues had', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.adminUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  const upgrade = (count: number) =>
    migrate({
      adminUrl: database.adminUrl,
      passwords: {},
      databases: [{ ...rest, migrations: migrations.slice(0, count) }],
    });

  it('is of the language that it is written in, or that the venue speaks', async () => {
    const before = migrations.findIndex(({ name }) => name.startsWith('TemplatesByLanguage'));
    await upgrade(before);
    const [english, unheardOf] = [newId(), newId()];
    await client.query(
      `INSERT INTO messaging.venues (venue_id, name, timezone, language, version) VALUES ($1, 'Birch', 'UTC', 'en', 1)`,
      [english],
    );
    const given = '{guest_name}, ваша бронь подтверждена: {date} в {time}, гостей: {guests_count}.';
    const rows = [
      [english, 'booking_confirmation', given],
      [english, 'reminder_60min', 'See you at {time}'],
      [unheardOf, 'reminder_60min', '{guest_name}, a reminder: {venue_name} expects you at {time}.'],
      [unheardOf, 'feedback_request', 'How was it?'],
    ];
    for (const row of rows) {
      await client.query(
        `INSERT INTO messaging.notification_templates (id, venue_id, type, message_text) VALUES ($1, $2, $3, $4)`,
        [newId(), ...row],
      );
    }
    await upgrade(migrations.length);
    const { rows: kept } = await client.query(
      `SELECT venue_id, type, message_text, language FROM messaging.notification_templates`,
    );
    const found = rows.map((row, index) => [...row, ['ru', 'en', 'en', 'ru'][index]]);
    expect(kept.map((row: object) => Object.values(row)).sort()).toEqual(found.sort());
  });
});
