import { Client } from 'pg';
import { holdsToken, mustHoldNoToken, tablesWithToken } from './no-token';
import { createTestDatabase } from './test-database';

const token = ['123456789', 'AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc'].join(':');

describe('a bot’s token', () => {
  it.each([
    ['alone', token],
    ['in an address', `https://t.me/${token}`],
    ['as it is called', `http://127.0.0.1:8081/bot${token}/getMe`],
    ['in JSON', JSON.stringify({ token })],
    ['beside the one of the description', `5000000000:AAExampleOfATokenThatIsNoBots00000A ${token}`],
  ])('is seen %s', (_, text) => {
    expect(holdsToken(text)).toBe(true);
    expect(() => mustHoldNoToken('an answer', text)).toThrow('A bot’s token stands in an answer');
  });

  it.each([
    ['a moment', '2026-11-22T04:15:00.123Z'],
    ['an id', '01a2016e-7097-7111-85ee-e2e846213bdc'],
    ['what is sealed', `k1.${Buffer.alloc(60, 7).toString('base64')}`],
    ['the one of the description', '5000000000:AAExampleOfATokenThatIsNoBots00000A'],
  ])('is not %s', (_, text) => expect(holdsToken(text)).toBe(false));

  it('is seen in whichever table it stands, before the tests’ database is gone', async () => {
    const database = await createTestDatabase();
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query('CREATE SCHEMA kept CREATE TABLE events (id int, body jsonb) CREATE TABLE others (words text)');
    expect(await tablesWithToken(database.adminUrl)).toEqual([]);
    await admin.query('INSERT INTO kept.events VALUES (1, $1)', [{ deep: { in: [`said ${token}`] } }]);
    expect(await tablesWithToken(database.adminUrl)).toEqual(['kept.events']);
    await admin.end();
    await expect(database.drop()).rejects.toThrow('kept.events');
  });
});
