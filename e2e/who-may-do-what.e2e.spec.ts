import fs from 'node:fs';
import path from 'node:path';
import { AccessClaims, Permission, permissionNames, permissions, roleNames, staffRoles } from '@guestflow/access';
import { VenueState } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { Pool } from 'pg';
import { AccessAnswer, accessRows, Column, differences, wrongAnswer } from './support/access-table';
import { Api } from './support/api';
import { eachOf } from './support/at-once';
import { Document, emptyBodyOf, filled, gentlestFirst, Operation, operationsOf } from './support/operations';
import { aPerson, aSession } from './support/people';
import { startTestPlatform, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface CallerKind {
  name: string;
  column: Column;
  /** Where it is not what the page says of the column. */
  expected?: boolean;
  claims?: () => Promise<Partial<AccessClaims> & Pick<AccessClaims, 'role'>>;
}

describe('who may do what', () => {
  const rows = accessRows(fs.readFileSync(path.resolve(__dirname, '../docs/access.md'), 'utf8'));
  let platform: TestPlatform;
  let sql: Pool;
  let operations: Operation[];
  let venueId: string;

  beforeAll(async () => {
    platform = await startTestPlatform();
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 4 });
    operations = operationsOf((await platform.api.get<Document>('/openapi.json')).body);
    const operator = new Api(platform.url, await mintToken(platform, { role: 'super_admin' }));
    const { body: venue } = await operator.post<VenueState>('/tenants', { name: 'Stage', timezone: 'Europe/Moscow' });
    venueId = venue.id;
  });
  afterAll(async () => {
    await sql.end();
    await platform.close();
  });

  /** Everybody who may come, each time as somebody new: what one of them ends or spoils is nobody else's. */
  const callersOf = (permission: string | undefined): CallerKind[] => {
    const key = (scopes: string[]) => async () => {
      const id = newId();
      return { role: 'partner' as const, sub: id, sid: id, venue_id: venueId, scopes };
    };
    return [
      { name: 'nobody', column: 'nobody' },
      ...roleNames.map((role) => ({
        name: role,
        column: role,
        claims: async () => {
          const at = (staffRoles as readonly string[]).includes(role) ? venueId : undefined;
          const sub = await aPerson(sql, { role, venueId: at });
          return { role, sub, sid: await aSession(sql, sub, at), venue_id: at };
        },
      })),
      { name: 'a key with this scope alone', column: 'partner’s key', claims: key(permission ? [permission] : []) },
      {
        name: 'a key with every scope but this',
        column: 'partner’s key',
        expected: false,
        claims: key(permissionNames.filter((name) => name !== permission)),
      },
    ];
  };

  async function answerOf(operation: Operation, { claims }: CallerKind): Promise<AccessAnswer> {
    const who = await claims?.();
    const scope = permissions[operation.permission as Permission]?.scope;
    // Who is of no venue says at which one to act.
    const query = scope === 'venue' && who && !who.venue_id ? `?venue_id=${venueId}` : '';
    const { body, headers } = emptyBodyOf(operation);
    const api = new Api(platform.url, who && (await mintToken(platform, who)));
    const place = filled(operation.path, () => newId());
    const answer = await api
      .raw<AccessAnswer>(operation.method, `/api/v1${place}${query}`, body, headers)
      .catch((cause: unknown) => {
        throw new Error(`${operation.name} did not answer`, { cause });
      });
    return { status: answer.status, code: answer.body?.code, detail: answer.body?.detail };
  }

  it('is written down in docs/access.md: a row for each operation, with the permission it asks for', () => {
    expect(operations.length).toBeGreaterThan(5);
    expect(differences(operations, rows)).toEqual([]);
  });

  it('is so when everybody tries everything', async () => {
    const wrong: string[] = [];
    const tries = gentlestFirst(operations).flatMap((operation) => {
      const row = rows.find((each) => each.operation === operation.name);
      return row ? callersOf(operation.permission).map((caller) => ({ operation, row, caller })) : [];
    });
    await eachOf(tries, async ({ operation, row, caller }) => {
      const said = wrongAnswer(row, caller, await answerOf(operation, caller));
      if (said) wrong.push(said);
    });
    expect(wrong.sort()).toEqual([]);
  });
});
