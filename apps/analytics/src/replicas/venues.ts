import { Fact, VenueState } from '@guestflow/contracts';
import { jsonbText, keepNewest, Transaction } from '@guestflow/persistence';
import { CountedVenue } from '../models/model';

/** By these clocks is counted while nobody has told of the venue yet. */
export const unknownZone = 'UTC';

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

/** With the clocks that hold now. Across venues all of them, and inside of one that one. */
export const venuesToRecount = (tx: Transaction): Promise<CountedVenue[]> =>
  tx.query<CountedVenue & Record<string, unknown>>(
    `SELECT venue_id AS "venueId", zone FROM venues WHERE zone <> COALESCE(counted_zone, '${unknownZone}') ORDER BY venue_id`,
  );

/** From now on the venue is counted by its own clocks. False where it was already. */
export async function countIn(tx: Transaction): Promise<boolean> {
  const changed = await tx.query(
    'UPDATE venues SET counted_zone = zone WHERE venue_id = $1 AND zone IS DISTINCT FROM counted_zone RETURNING 1',
    [tx.caller.venueId],
  );
  return changed.length > 0;
}

/** By which clocks the venue's days begin, as far as it is known. */
export async function zoneOf(tx: Transaction): Promise<string | undefined> {
  const [venue] = await tx.query<{ zone: string }>('SELECT zone FROM venues WHERE venue_id = $1', [tx.caller.venueId]);
  return venue?.zone;
}

/** To be said last: whoever tells of the venue meanwhile would wait for the end of all that is counted. */
export const keepCountedZone = (tx: Transaction, zone: string) =>
  tx.query('UPDATE venues SET counted_zone = $2 WHERE venue_id = $1 AND counted_zone IS DISTINCT FROM $2::text', [
    tx.caller.venueId,
    zone,
  ]);
