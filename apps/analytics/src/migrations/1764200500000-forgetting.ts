import { ForwardMigration, roleOfService } from '@guestflow/persistence';

/**
 * What was written down stays as it was, but for what is to be forgotten: of an entry's values things can be taken away,
 * and nothing put in their place.
 */
export class Forgetting1764200500000 extends ForwardMigration {
  readonly statements = [
    `CREATE FUNCTION is_less(was jsonb, is_now jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
     BEGIN
       IF is_now IS NULL OR is_now = was OR is_now IN ('null', '{}', '[]', '"—"') THEN RETURN true; END IF;
       IF jsonb_typeof(was) <> jsonb_typeof(is_now) THEN RETURN false; END IF;
       IF jsonb_typeof(was) = 'object' THEN
         RETURN NOT EXISTS (SELECT 1 FROM jsonb_each(is_now) AS n (key, value)
                            WHERE NOT was ? n.key OR NOT is_less(was -> n.key, n.value));
       ELSIF jsonb_typeof(was) = 'array' THEN
         RETURN jsonb_array_length(was) = jsonb_array_length(is_now) AND NOT EXISTS (
           SELECT 1 FROM generate_series(0, jsonb_array_length(was) - 1) AS n
            WHERE NOT is_less(was -> n, is_now -> n));
       END IF;
       RETURN false;
     END $$`,
    `CREATE FUNCTION only_less() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF is_less(OLD.old_value, NEW.old_value) AND is_less(OLD.new_value, NEW.new_value)
         AND (NEW.ip IS NULL OR NEW.ip = OLD.ip) AND (NEW.user_agent IS NULL OR NEW.user_agent = OLD.user_agent)
         THEN RETURN NEW;
       END IF;
       RAISE EXCEPTION 'what was written down is not changed' USING ERRCODE = 'restrict_violation';
     END $$`,
    `CREATE TRIGGER audit_log_only_less BEFORE UPDATE ON audit_log FOR EACH ROW EXECUTE FUNCTION only_less()`,
    `GRANT UPDATE (old_value, new_value, ip, user_agent) ON audit_log TO ${roleOfService('analytics')}`,
  ];
}
