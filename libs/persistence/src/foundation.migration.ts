import { ForwardMigration } from './forward-migration';

/** What every service's schema has: where its facts wait, what it has handled, what it could not, what was asked once. */
export class Foundation1763700000000 extends ForwardMigration {
  readonly statements = [
    `
      CREATE TABLE outbox (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        type text NOT NULL,
        subject text NOT NULL,
        fact text NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz,
        last_error text
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
      COMMENT ON COLUMN outbox.due_at IS 'not before this time; null: at once';
      CREATE INDEX outbox_waiting ON outbox (subject, position) WHERE due_at IS NOT NULL;

      CREATE TABLE inbox (
        event_id uuid NOT NULL,
        handler text NOT NULL,
        handled_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (event_id, handler)
      );
      CREATE INDEX inbox_handled_at ON inbox USING brin (handled_at);

      CREATE TABLE parked_events (
        id uuid PRIMARY KEY,
        event_id text,
        type text,
        fact text NOT NULL,
        reason text NOT NULL,
        error text NOT NULL,
        attempts integer NOT NULL,
        parked_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE idempotency_keys (
        scope text NOT NULL,
        key text NOT NULL,
        fingerprint text NOT NULL,
        status integer NOT NULL,
        answer text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (scope, key)
      );
      CREATE INDEX idempotency_keys_created_at ON idempotency_keys USING brin (created_at);
    `,
  ];
}

/** By what a service knows again whoever it was told to forget: what was told before may still be on its way. */
export class Forgotten1764200000000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE forgotten (
       mark text PRIMARY KEY,
       request_id uuid NOT NULL,
       told_until timestamptz,
       forget_after timestamptz
     )`,
    `COMMENT ON COLUMN forgotten.mark IS 'the id of a card, or a keyed hash of a phone or a Telegram account and its venue'`,
    `COMMENT ON COLUMN forgotten.told_until IS 'who has the phone and was told of later is somebody anew; null: it is still being forgotten'`,
    `COMMENT ON COLUMN forgotten.forget_after IS 'null: ids stay'`,
    `CREATE INDEX forgotten_request ON forgotten (request_id)`,
  ];
}
