import { Caller, systemCaller } from '@guestflow/access';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { crm } from '../crm.module';
import { nobody, Profile } from '../guests/guest-rules';
import { Guest } from '../guests/guest.entity';
import { insertGuest } from '../guests/save-guest';

/** A clock that stands where it is set. */
export class SetClock extends Clock {
  at = new Date();
  now(): Date {
    return this.at;
  }
}

export interface OpenedVenue {
  country?: string;
  zone?: string;
  language?: string;
}

/** crm's own database, without anything around it. */
export async function openCrm() {
  const database = await createTestDatabase([databaseOf(crm)]);
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const source = await new DataSource(
    dataSourceOptions(databaseOf(crm), { url: database.urlFor('crm'), poolSize: 12 }),
  ).initialize();
  const transactions = new Transactions(source, 'crm');
  const clock = new SetClock();

  return {
    admin,
    transactions,
    clock,
    /** A manager of a venue that is just opened. */
    async open({ country = 'RU', zone = 'Europe/Moscow', language = 'ru' }: OpenedVenue = {}): Promise<Caller> {
      const [venueId, userId] = [newId(), newId()];
      await admin.query(
        `INSERT INTO crm.venues (venue_id, name, country, timezone, language, version) VALUES ($1, 'Дом', $2, $3, $4, 1)`,
        [venueId, country, zone, language],
      );
      return { ...systemCaller('crm', venueId), role: 'manager', actor: `user:${userId}`, userId };
    },
    card: (caller: Caller, profile: Partial<Profile> = {}): Promise<Guest> =>
      transactions.inVenue(caller, async (tx) => {
        const origin = { source: 'manual' as const, createdByUserId: null };
        return (await insertGuest(tx, { ...nobody, name: 'Анна', ...profile }, origin, clock.now()))!;
      }),
    /** As it is when two cards were made one. */
    async merge(merged: Guest, kept: Guest): Promise<void> {
      await admin.query('UPDATE crm.guests SET merged_into_id = $2 WHERE id = $1', [merged.id, kept.id]);
      for (const table of ['consents', 'blacklist', 'feedback', 'visits']) {
        await admin.query(`UPDATE crm.${table} SET guest_id = $2 WHERE guest_id = $1`, [merged.id, kept.id]);
      }
    },
    erase: (guest: Guest) =>
      admin.query(
        'UPDATE crm.guests SET erased_at = now(), name = NULL, phone = NULL, telegram_id = NULL WHERE id = $1',
        [guest.id],
      ),
    async told(caller: Caller) {
      const { rows } = await admin.query<{ type: string; after: Record<string, unknown>; before: object | null }>(
        `SELECT type, fact::jsonb -> 'data' -> 'after' AS after, fact::jsonb -> 'data' -> 'before' AS before
           FROM crm.outbox WHERE fact::jsonb ->> 'venueid' = $1 ORDER BY position`,
        [caller.venueId],
      );
      return rows;
    },
    async close(): Promise<void> {
      await source.destroy();
      await admin.end();
      await database.drop();
    },
  };
}

export type OpenedCrm = Awaited<ReturnType<typeof openCrm>>;
