import { Injectable } from '@nestjs/common';
import { accessTokenSeconds, PulseAnswer, PulseQuestion, systemCaller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { GatewayCounts } from './request-counts';

type Changed = Pick<PulseAnswer, 'sessions' | 'suspended_venues'> & { cursor: string };

const caller = systemCaller('pulse');

// A token lives no longer after what revoked it; the minute is for clocks that differ.
const matterSeconds = accessTokenSeconds + 60;
// Rows bear the time their transaction began and are seen once it has ended: no statement may take longer than this.
const overlapSeconds = 30;

@Injectable()
export class PulseService {
  constructor(
    private readonly transactions: Transactions,
    private readonly gatewayCounts: GatewayCounts,
  ) {}

  async answer({ since, counts }: PulseQuestion): Promise<PulseAnswer> {
    const [[changed], totals] = await Promise.all([
      this.transactions.acrossVenues(caller, (tx) =>
        tx.query<Changed>(changes, [since ?? 0, matterSeconds, overlapSeconds]),
      ),
      this.gatewayCounts.add(counts),
    ]);
    return { ...changed!, cursor: Number(changed!.cursor), totals, salt: this.gatewayCounts.salt() };
  }
}

/** Sessions and API keys. One that only began is no news: nobody has been told of an older generation of it. */
const changes = `
  WITH span AS (
    SELECT greatest(now() - make_interval(secs => $2),
                    to_timestamp($1::double precision / 1000) - make_interval(secs => $3)) AS from_then
  ), changed AS (
    SELECT id AS sid, CASE WHEN ended_at IS NULL THEN generation END AS gen
    FROM sessions, span WHERE changed_at > from_then AND (ended_at IS NOT NULL OR generation > 1)
    UNION ALL
    SELECT id, CASE WHEN revoked_at IS NULL THEN version END
    FROM api_keys, span WHERE changed_at > from_then AND (revoked_at IS NOT NULL OR version > 1)
  )
  SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS cursor,
         (SELECT coalesce(json_agg(changed), '[]') FROM changed) AS sessions,
         (SELECT coalesce(json_agg(id), '[]') FROM venues WHERE status = 'suspended') AS suspended_venues`;
