import { Language, VenueContacts, VenueStatus } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';

/** A venue as messaging knows it. */
export interface Venue {
  venueId: string;
  name: string;
  zone: string;
  language: Language;
  contacts: VenueContacts;
  status: VenueStatus;
}

/** The venue of the transaction; undefined while nobody here has heard of it. */
export async function findVenue(tx: Transaction): Promise<Venue | undefined> {
  const [venue] = await tx.query<Venue & Record<string, unknown>>(
    `SELECT venue_id AS "venueId", name, timezone AS zone, language, contacts, status FROM venues WHERE venue_id = $1`,
    [tx.caller.venueId],
  );
  return venue;
}

export async function loadVenue(tx: Transaction): Promise<Venue> {
  const venue = await findVenue(tx);
  if (!venue) throw new NotFound('There is no such venue');
  return venue;
}
