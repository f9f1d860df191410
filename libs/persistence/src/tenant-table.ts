import { ServiceName } from '@guestflow/contracts';
import { platformRoleOfService } from './names';

/** What every policy says. NULLIF, because a setting once set in a session reads as '' afterwards, not as null. */
export const venueCondition = `venue_id = NULLIF(current_setting('app.venue_id', true), '')::uuid`;

/** The statements that close a table to everything but the venue of the running transaction. For migrations. */
export const closeToOtherVenues = (table: string): string[] => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
  `CREATE POLICY venue_only ON ${table} USING (${venueCondition}) WITH CHECK (${venueCondition})`,
];

/** Stands in `venue_id` where a row is the platform's own (an operator's sign-in): such rows are reached outside venues only. */
export const platformItself = '00000000-0000-0000-0000-000000000000';

export const venueOrPlatformCondition = `venue_id = COALESCE(NULLIF(current_setting('app.venue_id', true), '')::uuid, '${platformItself}'::uuid)`;

/** As `closeToOtherVenues`, for a table that also holds the platform's own rows. */
export const closeToOtherVenuesAndPlatform = (table: string): string[] =>
  closeToOtherVenues(table).map((statement) => statement.replaceAll(venueCondition, venueOrPlatformCondition));

/** Lets the platform's role read all venues' rows of a table: for operators' lists and for sweeps that look for work. */
export const openToPlatformReads = (service: ServiceName, table: string): string[] => [
  `CREATE POLICY platform_reads ON ${table} FOR SELECT TO ${platformRoleOfService(service)} USING (true)`,
];
