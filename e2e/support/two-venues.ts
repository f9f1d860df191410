import { AccessClaims, allows, keyPermissions, Permission, permissions } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { TelegramSimulator } from '@guestflow/testing';
import { Pool } from 'pg';
import { Api } from './api';
import { eachOf } from './at-once';
import { Ids } from './ids';
import { Answered, Attempt, attemptsOn, Intruder, verdictOn } from './intrusions';
import { Document, gentlestFirst, Operation, operationsOf } from './operations';
import { aPerson, aSession } from './people';
import { seedVenue, SeededVenue } from './seed-venue';
import { settled } from './settled';
import { mentioning, rowsOfVenue, storedRows, StoredRow } from './stored-rows';
import { startTestPlatform, TestPlatform } from './test-platform';
import { mintToken } from './tokens';

type Claims = Partial<AccessClaims> & Pick<AccessClaims, 'role'>;

/** Two venues of strangers on one platform, and the people of A who reach for what is B's. */
export class TwoVenues {
  private readonly readers = new Map<string, string>();

  private constructor(
    readonly platform: TestPlatform,
    private readonly telegram: TelegramSimulator,
    readonly sql: Pool,
    readonly operations: Operation[],
    readonly a: SeededVenue,
    readonly b: SeededVenue,
    readonly ofA: Ids,
    readonly ofB: Ids,
    private readonly guestId: string,
    private readonly operatorId: string,
    /** Tables whose rows come and go by themselves. */
    private readonly restless: (table: string) => boolean,
  ) {}

  static async open(restless: (table: string) => boolean): Promise<TwoVenues> {
    const telegram = await TelegramSimulator.start({ port: 0 });
    const { url: apiRoot, publicKey } = telegram;
    const platform = await startTestPlatform('embedded', {}, undefined, {
      telegram: { apiRoot, publicKey, mode: 'polling' },
      poolSize: 8,
    });
    const sql = new Pool({ connectionString: platform.database.adminUrl, max: 4 });
    const operations = operationsOf((await platform.api.get<Document>('/openapi.json')).body);
    const operatorId = await aPerson(sql, { role: 'super_admin' });
    const operator = new Api(platform.url, await mintToken(platform, { role: 'super_admin', sub: operatorId }));
    const a = await seedVenue(operator, { sql, telegram, canary: 'canary-a-4d2m' });
    const b = await seedVenue(operator, { sql, telegram, canary: 'canary-b-7f3k' });
    const guestId = await aPerson(sql, { role: 'guest' });
    await sql.query('UPDATE booking.bookings SET account_id = $1 WHERE venue_id = $2', [guestId, a.venueId]);
    await settled(sql);
    const rows = (await storedRows(sql)).filter(({ table }) => !restless(table));
    const idsOf = (venue: SeededVenue, except?: Set<string>) =>
      new Ids(venue.venueId, rowsOfVenue(venue, rows), venue.canary, except);
    const [ofA, ofB] = [idsOf(a, idsOf(b).every), idsOf(b, idsOf(a).every)];
    return new TwoVenues(platform, telegram, sql, operations, a, b, ofA, ofB, guestId, operatorId, restless);
  }

  async close(): Promise<void> {
    await this.sql.end();
    await this.platform.close();
    await this.telegram.close();
  }

  /** Everything stored that is B's or speaks of it. */
  async ofBStored(): Promise<StoredRow[]> {
    await settled(this.sql);
    const rows = (await storedRows(this.sql)).filter(({ table }) => !this.restless(table));
    const speaking = mentioning([this.b.canary, ...this.ofB.every], rows);
    return [...new Set([...rowsOfVenue(this.b, rows), ...speaking])];
  }

  /** Lets A's people try what they can on these operations; what they got that they should not have. */
  async intrude(
    operations: readonly Operation[],
    { open = {}, repeating = {} }: { open?: Record<string, string>; repeating?: Record<string, string> } = {},
  ) {
    const foreign = this.ofB.every;
    // What was tried before may have ended these.
    this.readers.clear();
    const wrong: string[] = [];
    let sent = 0;
    for (const group of byMethod(operations)) {
      await eachOf(this.attempts(group), async ({ attempt, claims }) => {
        const answer = await this.answerTo(attempt, claims);
        sent++;
        const { name } = attempt.operation;
        const byDesign = { open: name in open, repeats: name in repeating };
        const said = verdictOn(attempt, answer, foreign, this.b.canary, byDesign);
        if (said) wrong.push(`${claims.role}: ${said}`);
      });
    }
    return { wrong: wrong.sort(), sent };
  }

  private attempts(operations: readonly Operation[]): { attempt: Attempt; claims: Claims }[] {
    let number = 0;
    const next = () => ++number;
    const search = this.b.canary.slice(0, this.b.canary.lastIndexOf('-'));
    return operations.flatMap((operation) =>
      this.intruders().flatMap((claims) => {
        const scope = permissions[operation.permission as Permission]?.scope;
        const naming = !claims.venue_id && scope === 'venue' ? this.a.venueId : undefined;
        const intruder: Intruder = {
          own: this.ofA,
          foreign: this.ofB,
          search,
          next,
          naming,
          mayNameAny: !claims.venue_id,
        };
        const attempts = attemptsOn(operation, intruder);
        const isPublic = operation.permission === 'public';
        if (isPublic) return claims.role === 'owner' ? attempts.map((attempt) => ({ attempt, claims })) : [];
        // Who may not call it at all is tried a little: that it stays so is told by who-may-do-what.
        const may = allows(claims, operation.permission as Permission);
        return (may ? attempts : attempts.slice(0, 3)).map((attempt) => ({ attempt, claims }));
      }),
    );
  }

  private intruders(): Claims[] {
    const { venueId, ownerId } = this.a;
    return [
      { role: 'owner', sub: ownerId, venue_id: venueId },
      { role: 'partner', venue_id: venueId, scopes: [...keyPermissions] },
      { role: 'guest', sub: this.guestId },
    ];
  }

  private async answerTo(attempt: Attempt, claims: Claims): Promise<Answered> {
    const { operation, path, body, headers } = attempt;
    const api = new Api(this.platform.url, await this.tokenOf(claims, operation));
    const answer = await api.raw(operation.method, `/api/v1${path}`, body, headers).catch((cause: unknown) => {
      throw new Error(`${operation.name} did not answer (${attempt.what})`, { cause });
    });
    return { status: answer.status, text: answer.text, headers: JSON.stringify([...answer.headers]) };
  }

  /** One for all that only reads; otherwise each time with a sign-in of its own, since an operation may end it. */
  private async tokenOf({ ...claims }: Claims, { method }: Operation): Promise<string> {
    const kept = method === 'GET' ? this.readers.get(claims.role) : undefined;
    if (kept) return kept;
    if (claims.role === 'partner') claims.sub = claims.sid = newId();
    else if (claims.sub) claims.sid = await aSession(this.sql, claims.sub, claims.venue_id);
    const token = await mintToken(this.platform, claims);
    if (method === 'GET') this.readers.set(claims.role, token);
    return token;
  }

  /** As whoever of A, or of the platform, may call the operation. */
  async asWhoMay(operation: Operation): Promise<{ api: Api; query: Record<string, string> }> {
    const { permission } = operation;
    if (permission === 'public') return { api: this.platform.api, query: {} };
    const [owner, , guest] = this.intruders();
    for (const claims of [owner!, guest!]) {
      if (!allows(claims, permission as Permission)) continue;
      return { api: new Api(this.platform.url, await this.tokenOf(claims, operation)), query: {} };
    }
    const operator = new Api(
      this.platform.url,
      await this.tokenOf({ role: 'super_admin', sub: this.operatorId }, operation),
    );
    return {
      api: operator,
      query: permissions[permission as Permission]?.scope === 'venue' ? { venue_id: this.a.venueId } : {},
    };
  }
}

function byMethod(operations: readonly Operation[]): Operation[][] {
  const sorted = gentlestFirst(operations);
  return [...new Set(sorted.map(({ method }) => method))].map((method) =>
    sorted.filter((operation) => operation.method === method),
  );
}
