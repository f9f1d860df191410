import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import { settled } from './settled';

const behind = `SELECT count(*) FROM analytics.heads h JOIN analytics.counted c USING (venue_id) WHERE h.seq > c.seq`;

/** Waits until every fact has been told and heard, and what was heard is counted. */
export async function counted(sql: Pool): Promise<void> {
  await settled(sql);
  await eventually(async () => {
    const { rows } = await sql.query<{ count: string }>(behind);
    if (rows[0]!.count !== '0') throw new Error(`${rows[0]!.count} venues are still to be counted`);
  }, 60_000);
}
