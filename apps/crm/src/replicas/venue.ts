import { Language } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';

/** A venue as crm knows it. */
export interface Venue {
  venueId: string;
  name: string;
  country: string;
  zone: string;
  language: Language;
}

/** The venue of the transaction. Nobody has heard of one that was opened this moment: that is a 404 too. */
export async function loadVenue(tx: Transaction): Promise<Venue> {
  const [venue] = await tx.query<Venue & Record<string, unknown>>(
    `SELECT venue_id AS "venueId", name, country, timezone AS zone, language FROM venues WHERE venue_id = $1`,
    [tx.caller.venueId],
  );
  if (!venue) throw new NotFound('There is no such venue');
  return venue;
}
