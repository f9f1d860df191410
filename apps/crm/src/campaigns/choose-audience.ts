import { setImmediate } from 'node:timers/promises';
import { CampaignState, SegmentFilter } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { shown } from '../guests/shown';
import { loadVenue } from '../replicas/venue';
import { soundFilter } from '../segments/read-filter';
import { allOf, conditionsOf } from '../segments/segment-conditions';

/** As many guests as one event names. */
const mostInPart = 1_000;

/**
 * Tells whom a campaign is for: all who match its filter now, each of them once. Who of them may be written to is asked
 * when it is written to them.
 */
export async function chooseAudience(tx: Transaction, campaign: CampaignState, now: Date): Promise<void> {
  const filter = await filterOf(campaign);
  const chosen = filter ? await matching(tx, filter, now) : [];
  const parts = chosen.length > 0 ? chosen : [[]];
  const counts = { parts: parts.length, total: parts.reduce((sum, { length }) => sum + length, 0) };
  for (const [index, guest_ids] of parts.entries()) {
    tx.emit('campaign_audience.chosen', {
      after: { id: newId(), version: 1, campaign_id: campaign.id, part: index + 1, ...counts, guest_ids },
    });
    // To check a hundred thousand ids takes a while: whoever waits for an answer gets it in between.
    await setImmediate();
  }
}

/** Of a filter that is sound no longer, nobody is meant. */
const filterOf = ({ segment_filter }: CampaignState): Promise<SegmentFilter | undefined> =>
  soundFilter(segment_filter, 'segment_filter').catch((error: unknown) => {
    if (error instanceof ValidationProblem) return undefined;
    throw error;
  });

/** In one statement, which sees the guests as they are at one moment. */
async function matching(tx: Transaction, filter: SegmentFilter, now: Date): Promise<string[][]> {
  const venue = await loadVenue(tx);
  const parameters: unknown[] = [venue.venueId];
  const meant = allOf(conditionsOf(filter, venue, now), parameters);
  const parts = await tx.query<{ guest_ids: string[] }>(
    `SELECT array_agg(id) AS guest_ids
       FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / ${mostInPart} AS part
               FROM guests WHERE venue_id = $1 AND ${shown} AND ${meant}) meant
      GROUP BY part ORDER BY part`,
    parameters,
  );
  return parts.map(({ guest_ids }) => guest_ids);
}
