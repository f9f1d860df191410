import { completeSettings, Language, VenueContacts, VenueKind, VenueSettings, VenueStatus } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';

/** A venue as booking knows it. */
export interface Venue {
  venueId: string;
  slug: string;
  name: string;
  kind: VenueKind;
  zone: string;
  country: string;
  language: Language;
  contacts: VenueContacts;
  status: VenueStatus;
  settings: VenueSettings;
}

/** The columns that make a `Venue`, for a query that reads more along with it; `asVenue` takes what comes of them. */
export const venueColumns = (table = 'venues'): string =>
  'venue_id,slug,name,kind,timezone,country,language,contacts,status,settings'
    .split(',')
    .map((column) => `${table}.${column} AS venue_${column}`)
    .join(', ');

type VenueRow = Record<`venue_${string}`, unknown>;

export const asVenue = (row: VenueRow): Venue => ({
  venueId: row.venue_venue_id as string,
  slug: row.venue_slug as string,
  name: row.venue_name as string,
  kind: row.venue_kind as VenueKind,
  zone: row.venue_timezone as string,
  country: row.venue_country as string,
  language: row.venue_language as Language,
  contacts: row.venue_contacts as VenueContacts,
  status: row.venue_status as VenueStatus,
  settings: completeSettings(row.venue_settings as Partial<VenueSettings>),
});

/** The venue of the transaction. Nobody has heard of one that was opened this moment: that is a 404 too. */
export async function loadVenue(tx: Transaction): Promise<Venue> {
  const [row] = await tx.query<VenueRow>(`SELECT ${venueColumns()} FROM venues WHERE venue_id = $1`, [
    tx.caller.venueId,
  ]);
  if (!row) throw new NotFound('There is no such venue');
  return asVenue(row);
}
