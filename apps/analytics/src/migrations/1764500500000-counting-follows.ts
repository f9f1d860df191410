import { closeToOtherVenues, ForwardMigration, openToPlatformReads, platformItself } from '@guestflow/persistence';

/** How the functions below enter each venue: its fence holds for what is done there. */
const eachVenue = `FOR venue IN SELECT DISTINCT v FROM unnest(venues) AS asked (v) ORDER BY v LOOP
         PERFORM set_config('app.venue_id', venue::text, true);`;
const lockedHead = `RETURN QUERY SELECT h.venue_id::text, h.seq::text, encode(h.hash, 'hex'),
           to_char(h.kept_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), encode(h.mac, 'hex')
           FROM heads h WHERE h.venue_id = venue FOR UPDATE;`;
const left = `END LOOP;
       PERFORM set_config('app.venue_id', COALESCE(entered, ''), true);`;
const heads = 'TABLE (venue_id text, seq text, hash text, kept_at text, mac text)';

/** What is written down is counted afterwards, by whoever has the venue's row here. */
export class CountingFollows1764500500000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE counted (
       venue_id uuid PRIMARY KEY,
       seq bigint NOT NULL DEFAULT 0,
       kept_at timestamptz NOT NULL DEFAULT '-infinity'
     ) WITH (fillfactor = 50)`,
    `COMMENT ON TABLE counted IS 'how far the log of each venue is counted; whoever has the row locked counts alone'`,
    `COMMENT ON COLUMN counted.kept_at IS 'of the entry with that number: what comes after is of no earlier month'`,
    `CREATE TABLE uncounted_events (
       venue_id uuid NOT NULL,
       seq bigint NOT NULL,
       reason text NOT NULL,
       at timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (venue_id, seq)
     )`,
    `COMMENT ON TABLE uncounted_events IS 'what no model could make sense of: left out until the venue is counted anew'`,
    // What was written until now was counted when it was. The owner is held to the venues' fences too, unless he is mighty.
    `ALTER TABLE heads NO FORCE ROW LEVEL SECURITY`,
    `INSERT INTO counted (venue_id, seq, kept_at) SELECT venue_id, seq, kept_at FROM heads
      WHERE venue_id <> '${platformItself}'`,
    `ALTER TABLE heads FORCE ROW LEVEL SECURITY`,
    ...['counted', 'uncounted_events'].flatMap((table) => [
      ...closeToOtherVenues(table),
      ...openToPlatformReads('analytics', table),
    ]),

    `CREATE FUNCTION hold_heads(venues uuid[]) RETURNS ${heads} LANGUAGE plpgsql AS $$
     DECLARE
       entered text := current_setting('app.venue_id', true);
       venue uuid;
     BEGIN
       ${eachVenue}
         ${lockedHead}
       ${left}
     END $$`,
    // Replicas of the version before count what they write, and know only this: they and who counts now take turns.
    `CREATE OR REPLACE FUNCTION lock_heads(venues uuid[]) RETURNS ${heads} LANGUAGE plpgsql AS $$
     DECLARE
       entered text := current_setting('app.venue_id', true);
       venue uuid;
     BEGIN
       ${eachVenue}
         ${lockedHead}
         INSERT INTO counted (venue_id) VALUES (venue) ON CONFLICT DO NOTHING;
         PERFORM FROM counted c WHERE c.venue_id = venue FOR UPDATE;
       ${left}
     END $$`,

    // Venues that are told of for the first time come many at once too.
    `CREATE FUNCTION venues_without_head(venues uuid[]) RETURNS TABLE (venue_id text) LANGUAGE plpgsql AS $$
     DECLARE
       entered text := current_setting('app.venue_id', true);
       venue uuid;
     BEGIN
       ${eachVenue}
         IF NOT EXISTS (SELECT FROM heads h WHERE h.venue_id = venue) THEN
           venue_id := venue::text;
           RETURN NEXT;
         END IF;
       ${left}
     END $$`,
    `CREATE FUNCTION begin_chains(begun json) RETURNS void LANGUAGE plpgsql AS $$
     DECLARE
       entered text := current_setting('app.venue_id', true);
       head record;
     BEGIN
       FOR head IN SELECT * FROM json_to_recordset(begun) AS b (venue_id uuid, seq bigint, hash text, kept_at timestamptz,
                                                                mac text) LOOP
         PERFORM set_config('app.venue_id', head.venue_id::text, true);
         INSERT INTO heads (venue_id, seq, hash, kept_at, mac)
           VALUES (head.venue_id, head.seq, decode(head.hash, 'hex'), head.kept_at, decode(head.mac, 'hex'))
           ON CONFLICT DO NOTHING;
         IF head.venue_id <> '${platformItself}' THEN
           INSERT INTO counted (venue_id) VALUES (head.venue_id) ON CONFLICT DO NOTHING;
         END IF;
       END LOOP;
       PERFORM set_config('app.venue_id', COALESCE(entered, ''), true);
     END $$`,

    // Of the venues that nobody else counts in now: what was written down and is not counted yet, so many entries at most.
    `CREATE FUNCTION claim_uncounted(venues uuid[], most integer)
       RETURNS TABLE (venue_id text, zone text, counted_zone text, counted_seq text, seq text, kept_at text, id text,
                      type text, subject text, source text, told_at text, actor text, version text, after text)
       LANGUAGE plpgsql AS $$
     DECLARE
       entered text := current_setting('app.venue_id', true);
       venue uuid;
       done counted%ROWTYPE;
       own record;
       room integer := most;
       taken integer;
     BEGIN
       ${eachVenue}
         EXIT WHEN room < 1;
         SELECT * INTO done FROM counted c WHERE c.venue_id = venue FOR UPDATE SKIP LOCKED;
         IF NOT FOUND THEN
           INSERT INTO counted (venue_id) SELECT venue WHERE NOT EXISTS (SELECT FROM counted c WHERE c.venue_id = venue)
             ON CONFLICT DO NOTHING RETURNING * INTO done;
           CONTINUE WHEN NOT FOUND;
         END IF;
         SELECT v.zone, v.counted_zone INTO own FROM venues v WHERE v.venue_id = venue;
         RETURN QUERY SELECT venue::text, own.zone, own.counted_zone, done.seq::text, e.seq::text, e.kept_at::text,
             e.id::text, e.type, e.subject, e.source, 
             to_char(e.told_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor, e.version::text, e.after::text
             FROM events e WHERE e.venue_id = venue AND e.seq > done.seq AND e.kept_at >= done.kept_at
             ORDER BY e.seq LIMIT room;
         GET DIAGNOSTICS taken = ROW_COUNT;
         room := room - taken;
       ${left}
     END $$`,
    `CREATE FUNCTION move_counted(moved json) RETURNS void LANGUAGE plpgsql AS $$
     DECLARE
       entered text := current_setting('app.venue_id', true);
       move record;
     BEGIN
       FOR move IN SELECT * FROM json_to_recordset(moved) AS m (venue_id uuid, seq bigint, kept_at timestamptz,
                                                                counted_zone text) LOOP
         PERFORM set_config('app.venue_id', move.venue_id::text, true);
         UPDATE counted c SET seq = move.seq, kept_at = move.kept_at WHERE c.venue_id = move.venue_id;
         IF move.counted_zone IS NOT NULL THEN
           UPDATE venues v SET counted_zone = move.counted_zone WHERE v.venue_id = move.venue_id;
         END IF;
       END LOOP;
       PERFORM set_config('app.venue_id', COALESCE(entered, ''), true);
     END $$`,
  ];
}
