import {
  closeToOtherVenuesAndPlatform,
  ForwardMigration,
  openToPlatformReads,
  platformRoleOfService,
  roleOfService,
} from '@guestflow/persistence';

const role = roleOfService('analytics');
const platform = platformRoleOfService('analytics');

/** As part of a function's body: what closes a table whose name the function has made up. */
const closed = closeToOtherVenuesAndPlatform('%1$I')
  .map((statement) => `EXECUTE format($sql$${statement}$sql$, name);`)
  .join('\n');

/**
 * The event log takes the place of the audit log. What the audit log had is brought over by the service, which alone
 * has the key of the chains: until then it waits under another name, where nothing reads it.
 */
export class EventLog1764500100000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE events (
       venue_id uuid NOT NULL,
       seq bigint NOT NULL,
       kept_at timestamptz NOT NULL,
       id uuid NOT NULL,
       type text NOT NULL,
       subject text NOT NULL,
       source text NOT NULL,
       told_at timestamptz NOT NULL,
       actor text NOT NULL,
       user_id uuid,
       impersonator_id uuid,
       action text NOT NULL,
       entity_type text NOT NULL,
       version bigint NOT NULL,
       before jsonb,
       after jsonb,
       ip text,
       user_agent text,
       request_id text,
       traceparent text,
       salt bytea NOT NULL,
       mark bytea NOT NULL,
       hash bytea NOT NULL,
       PRIMARY KEY (venue_id, seq, kept_at)
     ) PARTITION BY RANGE (kept_at)`,
    `COMMENT ON COLUMN events.seq IS 'from 1, without gaps, in each venue'`,
    `COMMENT ON COLUMN events.mark IS 'of what is said of a person there, as it was written; with a salt that changes when some of it is taken away'`,
    `COMMENT ON COLUMN events.hash IS 'of this entry and all before it, under a key that is not in the database'`,
    `CREATE INDEX events_told ON events (venue_id, told_at DESC, id DESC)`,
    `CREATE INDEX events_subject ON events (venue_id, subject, told_at DESC)`,
    `CREATE INDEX events_user ON events (venue_id, user_id, told_at DESC) WHERE user_id IS NOT NULL`,
    `CREATE INDEX events_action ON events (venue_id, action, told_at DESC)`,
    `CREATE INDEX events_entity_type ON events (venue_id, entity_type, told_at DESC)`,
    `CREATE INDEX events_of_all ON events (told_at DESC, id DESC)`,
    ...closeToOtherVenuesAndPlatform('events'),
    ...openToPlatformReads('analytics', 'events'),
    // What was written down stays, but for what is to be forgotten.
    `REVOKE UPDATE, DELETE, TRUNCATE ON events FROM ${role}`,
    `GRANT UPDATE (before, after, ip, user_agent, salt) ON events TO ${role}`,
    `CREATE FUNCTION events_only_less() RETURNS trigger LANGUAGE plpgsql SET search_path = analytics, pg_temp AS $$
     BEGIN
       IF is_less(OLD.before, NEW.before) AND is_less(OLD.after, NEW.after)
         AND (NEW.ip IS NULL OR NEW.ip = OLD.ip) AND (NEW.user_agent IS NULL OR NEW.user_agent = OLD.user_agent)
         THEN RETURN NEW;
       END IF;
       RAISE EXCEPTION 'what was written down is not changed' USING ERRCODE = 'restrict_violation';
     END $$`,
    `CREATE TRIGGER events_only_less BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION events_only_less()`,

    `CREATE TABLE heads (
       venue_id uuid PRIMARY KEY,
       seq bigint NOT NULL,
       hash bytea NOT NULL,
       kept_at timestamptz NOT NULL,
       mac bytea NOT NULL
     ) WITH (fillfactor = 50)`,
    ...closeToOtherVenuesAndPlatform('heads'),
    ...openToPlatformReads('analytics', 'heads'),
    `REVOKE DELETE, TRUNCATE ON heads FROM ${role}`,

    // A batch of events may be of a hundred venues: each is entered in turn, and its fence holds for what is done there.
    `CREATE FUNCTION lock_heads(venues uuid[])
       RETURNS TABLE (venue_id text, seq text, hash text, kept_at text, mac text) LANGUAGE plpgsql AS $$
     DECLARE
       entered text := current_setting('app.venue_id', true);
       venue uuid;
     BEGIN
       FOR venue IN SELECT DISTINCT v FROM unnest(venues) AS asked (v) ORDER BY v LOOP
         PERFORM set_config('app.venue_id', venue::text, true);
         RETURN QUERY SELECT h.venue_id::text, h.seq::text, encode(h.hash, 'hex'),
           to_char(h.kept_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), encode(h.mac, 'hex')
           FROM heads h WHERE h.venue_id = venue FOR UPDATE;
       END LOOP;
       PERFORM set_config('app.venue_id', COALESCE(entered, ''), true);
     END $$`,
    // Each entry enters its venue right before it is held against the fence.
    `CREATE FUNCTION append_events(entries json, moved json) RETURNS void LANGUAGE plpgsql AS $$
     DECLARE
       entered text := current_setting('app.venue_id', true);
       head record;
     BEGIN
       INSERT INTO events (venue_id, seq, kept_at, id, type, subject, source, told_at, actor, user_id, impersonator_id,
                           action, entity_type, version, before, after, ip, user_agent, request_id, traceparent, salt,
                           mark, hash)
       SELECT set_config('app.venue_id', e.venue_id, true)::uuid, e.seq, e.kept_at, e.id, e.type, e.subject, e.source,
              e.told_at, e.actor, e.user_id, e.impersonator_id, e.action, e.entity_type, e.version, e.before, e.after,
              e.ip, e.user_agent, e.request_id, e.traceparent, decode(e.salt, 'hex'), decode(e.mark, 'hex'),
              decode(e.hash, 'hex')
         FROM json_to_recordset(entries) AS e (
                venue_id text, seq bigint, kept_at timestamptz, id uuid, type text, subject text, source text,
                told_at timestamptz, actor text, user_id uuid, impersonator_id uuid, action text, entity_type text,
                version bigint, before jsonb, after jsonb, ip text, user_agent text, request_id text, traceparent text,
                salt text, mark text, hash text);
       FOR head IN SELECT * FROM json_to_recordset(moved) AS m (venue_id uuid, seq bigint, hash text, kept_at timestamptz,
                                                                mac text) LOOP
         PERFORM set_config('app.venue_id', head.venue_id::text, true);
         UPDATE heads SET seq = head.seq, hash = decode(head.hash, 'hex'), kept_at = head.kept_at,
                          mac = decode(head.mac, 'hex') WHERE heads.venue_id = head.venue_id;
       END LOOP;
       PERFORM set_config('app.venue_id', COALESCE(entered, ''), true);
     END $$`,

    `CREATE TABLE beginnings (
       venue_id uuid NOT NULL,
       seq bigint NOT NULL,
       hash bytea NOT NULL,
       mac bytea NOT NULL,
       PRIMARY KEY (venue_id, seq)
     )`,
    `COMMENT ON TABLE beginnings IS 'the last entries of months that were dropped: what remains begins behind them'`,
    ...closeToOtherVenuesAndPlatform('beginnings'),
    ...openToPlatformReads('analytics', 'beginnings'),
    `REVOKE UPDATE, DELETE, TRUNCATE ON beginnings FROM ${role}`,

    `CREATE TABLE chain_keys (id smallint PRIMARY KEY CHECK (id = 1), sealed text NOT NULL)`,
    `REVOKE DELETE, TRUNCATE ON chain_keys FROM ${role}`,

    `CREATE TABLE user_names (
       user_id uuid PRIMARY KEY,
       name text NOT NULL,
       version integer NOT NULL,
       told_at timestamptz NOT NULL
     )`,
    `COMMENT ON COLUMN user_names.version IS 'of the account; 0: told of a place at a venue'`,

    // No table of a month can be reached by itself: whoever reads does so through events.
    `CREATE TABLE events_rest PARTITION OF events DEFAULT`,
    ...closeToOtherVenuesAndPlatform('events_rest'),
    `REVOKE ALL ON events_rest FROM ${role}, ${platform}`,

    `CREATE FUNCTION make_events_partition(moment timestamptz) RETURNS void
       LANGUAGE plpgsql SECURITY DEFINER SET search_path = analytics, pg_temp AS $$
     DECLARE
       month timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
       first timestamptz := month AT TIME ZONE 'UTC';
       following timestamptz := (month + interval '1 month') AT TIME ZONE 'UTC';
       name text := 'events_' || to_char(month, 'YYYY_MM');
     BEGIN
       IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
       PERFORM pg_advisory_xact_lock(hashtextextended('events partitions', 0));
       IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
       EXECUTE format('CREATE TABLE %I (LIKE events INCLUDING ALL)', name);
       EXECUTE format('REVOKE ALL ON %I FROM ${role}, ${platform}', name);
       -- What came before there was a place for it. Its owner is held to the venues' fences too, unless he is mighty.
       ALTER TABLE events_rest NO FORCE ROW LEVEL SECURITY;
       EXECUTE format('WITH moved AS (DELETE FROM events_rest WHERE kept_at >= $1 AND kept_at < $2 RETURNING *)
                       INSERT INTO %I SELECT * FROM moved', name) USING first, following;
       ALTER TABLE events_rest FORCE ROW LEVEL SECURITY;
       ${closed}
       EXECUTE format('ALTER TABLE events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, first, following);
     END $$`,
    `CREATE FUNCTION drop_events_partitions(keep_months integer) RETURNS integer
       LANGUAGE plpgsql SECURITY DEFINER SET search_path = analytics, pg_temp SET lock_timeout = '5s' AS $$
     DECLARE
       until timestamp := date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => keep_months);
       name text;
       unkept boolean;
       dropped integer := 0;
     BEGIN
       IF keep_months IS NULL OR keep_months < 1 THEN
         RAISE EXCEPTION 'at least a month is kept' USING ERRCODE = 'restrict_violation';
       END IF;
       LOCK TABLE events IN ACCESS EXCLUSIVE MODE;
       FOR name IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                    WHERE i.inhparent = 'events'::regclass AND c.relname ~ '^events_\\d{4}_\\d{2}$'
                      AND to_date(substr(c.relname, 8), 'YYYY_MM') < until ORDER BY 1
       LOOP
         EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', name);
         ALTER TABLE beginnings NO FORCE ROW LEVEL SECURITY;
         EXECUTE format('SELECT EXISTS (SELECT FROM (SELECT venue_id, max(seq) AS seq FROM %I GROUP BY 1) AS last
                          WHERE NOT EXISTS (SELECT FROM beginnings b WHERE b.venue_id = last.venue_id AND b.seq = last.seq))',
                        name) INTO unkept;
         ALTER TABLE beginnings FORCE ROW LEVEL SECURITY;
         IF unkept THEN
           RAISE EXCEPTION 'where the chains begin behind % is not kept', name USING ERRCODE = 'restrict_violation';
         END IF;
         EXECUTE format('DROP TABLE %I', name);
         dropped := dropped + 1;
       END LOOP;
       RETURN dropped;
     END $$`,
    `REVOKE ALL ON FUNCTION make_events_partition(timestamptz), drop_events_partitions(integer) FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION make_events_partition(timestamptz), drop_events_partitions(integer) TO ${role}`,
    ...[0, 1, 2].map((months) => `SELECT make_events_partition(now() + interval '${months} months')`),

    // Nothing is brought over where there is nothing, as in every new installation.
    `ALTER TABLE audit_log RENAME TO audit_log_before`,
    `GRANT DELETE ON audit_log_before TO ${role}`,
    `CREATE FUNCTION drop_audit_log_before() RETURNS void
       LANGUAGE plpgsql SECURITY DEFINER SET search_path = analytics, pg_temp SET lock_timeout = '5s' AS $$
     DECLARE
       any_left boolean;
     BEGIN
       IF to_regclass('audit_log_before') IS NULL THEN RETURN; END IF;
       LOCK TABLE audit_log_before IN ACCESS EXCLUSIVE MODE;
       ALTER TABLE audit_log_before NO FORCE ROW LEVEL SECURITY;
       SELECT EXISTS (SELECT FROM audit_log_before) INTO any_left;
       IF any_left THEN RAISE EXCEPTION 'not all of it was brought over' USING ERRCODE = 'restrict_violation'; END IF;
       DROP TABLE audit_log_before;
       DROP FUNCTION only_less();
     END $$`,
    `REVOKE ALL ON FUNCTION drop_audit_log_before() FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION drop_audit_log_before() TO ${role}`,
    `DO $$ BEGIN
       IF NOT EXISTS (SELECT FROM audit_log_before) THEN PERFORM drop_audit_log_before(); END IF;
     END $$`,
  ];
}
