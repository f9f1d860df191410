import { Transaction } from '@guestflow/persistence';
import { adding, anyNoneIn, dropNone } from '../models/counted-rows';

const effects = { table: 'campaign_effects', by: ['campaign_id', 'effect'] };

/** Who books so long after a campaign's message arrived has booked after it, whatever becomes of the booking. */
const effectOf = `interval '168 hours'`;

/** Counts, of each campaign that wrote to these guests, whether they have booked after it and whether they came. */
export async function keepEffects(tx: Transaction, guestIds: readonly string[]): Promise<void> {
  const ids = [...new Set(guestIds)];
  if (ids.length === 0) return;
  const [changed] = await tx.query<{ none: boolean }>(
    `WITH /* cast */ now AS (
       SELECT m.campaign_id, m.guest_id, bool_or(b.came) AS came
         FROM sent_messages m
         JOIN guest_bookings b ON b.venue_id = $1 AND b.guest_id = m.guest_id AND NOT b.walk_in
          AND b.created_at >= m.ended_at AND b.created_at < m.ended_at + ${effectOf}
        WHERE m.venue_id = $1 AND m.guest_id = ANY ($2) AND m.campaign_id IS NOT NULL AND m.reason IS NULL
        GROUP BY m.campaign_id, m.guest_id
     ), was AS (
       SELECT campaign_id, guest_id, came FROM campaign_guests WHERE venue_id = $1 AND guest_id = ANY ($2)
     ), gone AS (
       DELETE FROM campaign_guests k USING was
        WHERE k.venue_id = $1 AND k.guest_id = was.guest_id AND k.campaign_id = was.campaign_id
          AND NOT EXISTS (SELECT 1 FROM now WHERE now.guest_id = k.guest_id AND now.campaign_id = k.campaign_id)
     ), kept AS (
       INSERT INTO campaign_guests AS k (venue_id, campaign_id, guest_id, came)
       SELECT $1, campaign_id, guest_id, came FROM now
       ON CONFLICT (venue_id, guest_id, campaign_id) DO UPDATE SET came = excluded.came WHERE k.came <> excluded.came
     ), counts AS (${adding(
       effects,
       `SELECT campaign_id, effect, n
          FROM (SELECT campaign_id, came, 1 AS n FROM now UNION ALL SELECT campaign_id, came, -1 FROM was) each,
               LATERAL (VALUES ('booked', true), ('came', each.came)) each_counts (effect, holds)
         WHERE holds`,
     )} RETURNING f.counted)
     SELECT ${anyNoneIn(['counts'])} AS none`,
    [tx.caller.venueId, ids],
  );
  if (changed!.none) await dropNone(tx, [effects]);
}
