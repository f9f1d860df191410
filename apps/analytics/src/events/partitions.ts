import { Transaction } from '@guestflow/persistence';

/** Of how many months to come there are partitions. */
const ahead = 2;

export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** The first moment of the month that is so many months away. */
export const monthFrom = (at: Date, months: number): Date =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));

/** The service's role makes no tables: a function of whoever migrates does, and only these. */
export async function makePartitions(tx: Transaction, now: Date): Promise<void> {
  for (let months = 0; months <= ahead; months++) {
    await tx.query('SELECT make_events_partition($1::timestamptz)', [monthFrom(now, months).toISOString()]);
  }
}

/** Of the months before this moment, the oldest first: their first moments. */
export async function monthsBefore(tx: Transaction, moment: Date): Promise<Date[]> {
  const rows = await tx.query<{ month: string }>(
    `SELECT substr(c.relname, 8) AS month FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'events'::regclass AND c.relname ~ '^events_\\d{4}_\\d{2}$' ORDER BY 1`,
  );
  return rows
    .map(({ month }) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 1)))
    .filter((month) => month < moment);
}
