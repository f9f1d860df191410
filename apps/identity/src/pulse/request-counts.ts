import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PulseQuestion, RequestCounts, systemCaller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { Clock, SETTINGS, type Settings } from '@guestflow/service';

const caller = systemCaller('request-counts');

const keepMs = 180_000;
const sweepEveryMs = 30_000;

/** What all gateways have counted, for a few minutes: where their rate limits meet. */
@Injectable()
export class GatewayCounts {
  private sweptAt = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Settings,
  ) {}

  /** Adds what one gateway has counted, and tells what all have, of the same keys. */
  async add(counts: PulseQuestion['counts']): Promise<RequestCounts> {
    const nothing = { keys: [], slots: [], counts: [] };
    if (!counts || counts.keys.length === 0) return nothing;
    const now = this.clock.now().getTime();
    const [row] = await this.transactions.outsideVenues(caller, async (tx) => {
      if (now - this.sweptAt > sweepEveryMs) {
        this.sweptAt = now;
        await tx.query('DELETE FROM request_counts WHERE slot < $1', [now - keepMs]);
      }
      return tx.query<{ totals: RequestCounts }>(addAndRead, [counts.keys, counts.slots, counts.counts, counts.from]);
    });
    return row?.totals ?? nothing;
  }

  /** The same for every replica, and different tomorrow: who reads the table later cannot tell whose address it was. */
  salt(): string {
    const day = this.clock.now().toISOString().slice(0, 10);
    return createHmac('sha256', this.settings.sealingKeys).update(`request counts of ${day}`).digest('base64url');
  }
}

/** One statement, in one order: two gateways that tell at once then wait for each other, and never both. */
const addAndRead = `
  WITH told AS (
    INSERT INTO request_counts AS known (key, slot, count)
    SELECT key, slot, sum(count) FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS t (key, slot, count)
    GROUP BY key, slot ORDER BY key, slot
    ON CONFLICT (key, slot) DO UPDATE SET count = known.count + excluded.count
    RETURNING key, slot, count
  ), total AS (
    SELECT * FROM told
    UNION ALL
    -- What this statement has written itself is not in sight here.
    SELECT key, slot, count FROM request_counts earlier
    WHERE key = ANY ($1) AND slot >= $4 AND NOT EXISTS (SELECT FROM told WHERE (told.key, told.slot) = (earlier.key, earlier.slot))
  )
  SELECT json_build_object('keys', json_agg(key), 'slots', json_agg(slot), 'counts', json_agg(count)) AS totals FROM total`;
