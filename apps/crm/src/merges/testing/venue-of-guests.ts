import { Caller, systemCaller } from '@guestflow/access';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { databaseOf, SystemClock } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { BotGuestsService } from '../../bot/bot-guests.service';
import { BotLinksService } from '../../bot/bot-links.service';
import { recountConsents } from '../../consents/append-consents';
import { crm } from '../../crm.module';
import { GuestsQueries } from '../../guests/guests.queries';
import { GuestsService } from '../../guests/guests.service';
import { recount } from '../../visits/recount';
import { DuplicatesQueries } from '../duplicates.queries';
import { MergesQueries } from '../merges.queries';
import { MergesService } from '../merges.service';

export class FakeClock extends SystemClock {
  at?: Date;

  override now(): Date {
    return this.at ?? super.now();
  }
}

export type Rows = Record<string, Record<string, unknown>[]>;

/** crm without its doors, on a database of its own. */
export class CrmHouse {
  readonly clock = new FakeClock();
  readonly transactions: Transactions;
  readonly guests: GuestsService;
  readonly guestQueries: GuestsQueries;
  readonly merges: MergesService;
  readonly mergeQueries: MergesQueries;
  readonly duplicates: DuplicatesQueries;
  readonly bot: BotGuestsService;
  readonly links: BotLinksService;

  private constructor(
    private readonly database: TestDatabase,
    readonly admin: Pool,
    private readonly source: DataSource,
  ) {
    this.transactions = new Transactions(source, 'crm');
    this.guestQueries = new GuestsQueries(this.transactions, this.clock);
    this.guests = new GuestsService(this.transactions, this.guestQueries, this.clock);
    this.mergeQueries = new MergesQueries(this.transactions);
    this.merges = new MergesService(this.transactions, this.mergeQueries, this.guestQueries, this.clock);
    this.duplicates = new DuplicatesQueries(this.transactions);
    this.bot = new BotGuestsService(this.transactions, this.clock);
    this.links = new BotLinksService(this.transactions, this.clock);
  }

  static async open(): Promise<CrmHouse> {
    const database = await createTestDatabase([databaseOf(crm)]);
    const admin = new Pool({ connectionString: database.adminUrl, max: 4 });
    const options = dataSourceOptions(databaseOf(crm), { url: database.urlFor('crm'), poolSize: 12 });
    return new CrmHouse(database, admin, await new DataSource(options).initialize());
  }

  async close(): Promise<void> {
    await this.source.destroy();
    await this.admin.end();
    await this.database.drop();
  }

  /** A venue, and a manager who works there. */
  async venue(): Promise<Caller> {
    const [venueId, userId] = [newId(), newId()];
    await this.admin.query(
      `INSERT INTO crm.venues (venue_id, name, country, timezone, language, version) VALUES ($1, 'Café', 'RU', 'Europe/Moscow', 'ru', 1)`,
      [venueId],
    );
    return { ...systemCaller('merges', venueId), role: 'manager', actor: `user:${userId}`, userId };
  }

  async withBot({ venueId }: Caller, username: string): Promise<void> {
    await this.admin.query(
      `INSERT INTO crm.bots (venue_id, bot_id, username, is_active, version) VALUES ($1, $2, $3, true, 1)`,
      [venueId, newId(), username],
    );
  }

  async visit(
    { venueId }: Caller,
    cardId: string,
    { status = 'completed', by = null as string | null, party = 2 } = {},
  ) {
    await this.admin.query(
      `INSERT INTO crm.visits (venue_id, booking_id, card_id, guest_id, status, booked_at, guests_count, source, table_ids, tags, cancelled_by, created_at, version)
       VALUES ($1, $2, $3, $3, $4, now() + random() * interval '90 days', $5, 'manual', '{}', '{}', $6, now(), 1)`,
      [venueId, newId(), cardId, status, party, by],
    );
  }

  async consent({ venueId }: Caller, cardId: string, channel: string | null, given: boolean) {
    await this.admin.query(
      `INSERT INTO crm.consents (id, venue_id, card_id, guest_id, purpose, channel, given, way, actor, at, created_at)
       VALUES ($1, $2, $3, $3, 'marketing', $4, $5, 'staff', 'system', now(), now())`,
      [newId(), venueId, cardId, channel, given],
    );
  }

  async feedback({ venueId }: Caller, cardId: string) {
    await this.admin.query(
      `INSERT INTO crm.feedback (id, venue_id, card_id, guest_id, tags, source, status, created_at, updated_at)
       VALUES ($1, $2, $3, $3, '{}', 'bot', 'new', now(), now())`,
      [newId(), venueId, cardId],
    );
  }

  async blacklisted({ venueId }: Caller, cardId: string) {
    await this.admin.query(
      `INSERT INTO crm.blacklist (id, venue_id, card_id, guest_id, created_at, updated_at)
       VALUES ($1, $2, $3, $3, now(), now()) ON CONFLICT DO NOTHING`,
      [newId(), venueId, cardId],
    );
  }

  /** As visits and consents that came one by one would have left the cards. */
  reckon(caller: Caller, ids: string[]): Promise<void> {
    return this.transactions.inVenue(caller, async (tx) => {
      await recount(tx, ids);
      for (const id of ids) await recountConsents(tx, id);
    });
  }

  /** All that is known of the guests of a venue, but how often and when it was written. */
  async rows({ venueId }: Caller): Promise<Rows> {
    const result: Rows = {};
    for (const table of ['guests', 'guest_words', 'visits', 'consents', 'feedback', 'blacklist']) {
      const { rows } = await this.admin.query<{ row: Record<string, unknown> }>(
        `SELECT to_jsonb(t) - 'version' - 'updated_at' AS row FROM crm.${table} t WHERE venue_id = $1 ORDER BY to_jsonb(t)::text`,
        [venueId],
      );
      result[table] = rows
        .map(({ row }) => row)
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    }
    return result;
  }

  async cards({ venueId }: Caller): Promise<Record<string, unknown>[]> {
    const { rows } = await this.admin.query<Record<string, unknown>>('SELECT * FROM crm.guests WHERE venue_id = $1', [
      venueId,
    ]);
    return rows;
  }

  /** How a card was told to be, the newest last. */
  async toldStates(subject: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.admin.query<{ after: Record<string, unknown> }>(
      `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM crm.outbox WHERE subject = $1 ORDER BY position`,
      [subject],
    );
    return rows.map(({ after }) => after);
  }

  /** What was told of a card, the newest last. */
  async told(subject: string): Promise<string[]> {
    const { rows } = await this.admin.query<{ type: string }>(
      'SELECT type FROM crm.outbox WHERE subject = $1 ORDER BY position',
      [subject],
    );
    return rows.map(({ type }) => type);
  }
}
