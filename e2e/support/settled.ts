import { serviceNames } from '@guestflow/contracts';
import { schemaOfService } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';

const waiting = [...serviceNames.map((service) => `${schemaOfService(service)}.outbox`), 'broker.messages']
  .map((table) => `(SELECT count(*) FROM ${table})`)
  .join(' + ');

/** Waits until every fact has been told and heard. With the embedded transport, where all of them can be counted. */
export const settled = (sql: Pool): Promise<void> =>
  eventually(async () => {
    const { rows } = await sql.query<{ count: string }>(`SELECT ${waiting} AS count`);
    if (rows[0]!.count !== '0') throw new Error(`${rows[0]!.count} facts are still on their way`);
  }, 60_000);
