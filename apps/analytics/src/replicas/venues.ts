import { Fact, VenueState } from '@guestflow/contracts';
import { jsonbText, keepNewest, Transaction } from '@guestflow/persistence';
import { CountedVenue } from '../models/model';

/** By these clocks is counted while nobody has told of the venue yet. */
const unknownZone = 'UTC';

export const tellsOfVenue = (name: string): boolean => name === 'venue.created' || name === 'venue.changed';

/** What analytics must know of a venue: its days and opening hours, and whose it is. */
export async function keepVenue(tx: Transaction, { data: { after } }: Fact<VenueState>): Promise<void> {
  const { id: venue_id, organization_id, name, language, timezone: zone, settings, version } = after;
  const opening = settings && { opening_hours: settings.opening_hours, special_days: settings.special_days };
  await keepNewest(tx, 'venues', ['venue_id'], {
    ...{ venue_id, organization_id, name, language, zone, version },
    opening: opening ? jsonbText(opening) : null,
  });
}

/** By which clocks the venue of the transaction is counted: for a moment others than its own, where those have changed. */
export async function countedVenue(tx: Transaction): Promise<CountedVenue> {
  const [venue] = await tx.query<{ counted_zone: string | null }>(
    'SELECT counted_zone FROM venues WHERE venue_id = $1',
    [tx.caller.venueId],
  );
  return { venueId: tx.caller.venueId!, zone: venue?.counted_zone ?? unknownZone };
}

export const venuesToRecount = (tx: Transaction): Promise<{ venueId: string }[]> =>
  tx.query<{ venueId: string }>(
    `SELECT venue_id AS "venueId" FROM venues WHERE zone <> COALESCE(counted_zone, '${unknownZone}') ORDER BY venue_id`,
  );

/** A venue that has become known just now is counted by its own clocks from the first. False where it was already. */
export async function countFromFirst(tx: Transaction): Promise<boolean> {
  const changed = await tx.query(
    'UPDATE venues SET counted_zone = zone WHERE venue_id = $1 AND counted_zone IS NULL RETURNING 1',
    [tx.caller.venueId],
  );
  return changed.length > 0;
}

/** From now on the venue is counted by its own clocks. False where it was already. */
export async function countIn(tx: Transaction): Promise<boolean> {
  const changed = await tx.query(
    'UPDATE venues SET counted_zone = zone WHERE venue_id = $1 AND zone IS DISTINCT FROM counted_zone RETURNING 1',
    [tx.caller.venueId],
  );
  return changed.length > 0;
}
