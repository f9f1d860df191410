import { ForwardMigration, roleOfService, schemaOfService } from '@guestflow/persistence';

const schema = schemaOfService('crm');

/**
 * What keeps a search quick whatever comes in. PostgreSQL plans by how many guests it last counted of each venue: one that
 * it has not counted yet it takes for empty, and then goes through all of its guests in search of one.
 */
export class QuickSearch1764500600000 extends ForwardMigration {
  readonly statements = [
    // By itself it counts a table anew, and marks what all may see, when so much of the whole has changed: where there are
    // many venues, one that brings in its guests is too small a part.
    ...['guests', 'guest_words', 'word_spellings'].map(
      (table) =>
        `ALTER TABLE ${table} SET (
           autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 5000,
           autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 20000
         )`,
    ),
    // Only a table's owner may have it counted, which a service is not.
    `CREATE FUNCTION count_guests_anew() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $$
       ANALYZE ${schema}.guests (venue_id);
       ANALYZE ${schema}.guest_words (venue_id);
     $$`,
    `COMMENT ON FUNCTION count_guests_anew() IS 'how many each venue has, for PostgreSQL to plan by: when many came at once'`,
    `REVOKE ALL ON FUNCTION count_guests_anew() FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION count_guests_anew() TO ${roleOfService('crm')}`,
  ];
}
