import { ForwardMigration, ServiceDatabase } from '@guestflow/persistence';

class EmbeddedBroker1763700000001 extends ForwardMigration {
  readonly statements = [
    `
      CREATE TABLE bindings (
        queue text NOT NULL,
        name text NOT NULL,
        PRIMARY KEY (queue, name)
      );
      COMMENT ON COLUMN bindings.name IS 'of the events the queue wants, without their version; # for all';

      CREATE TABLE messages (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        queue text NOT NULL,
        body text NOT NULL,
        attempt integer NOT NULL DEFAULT 1,
        deliveries integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT now()
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
      COMMENT ON COLUMN messages.due_at IS 'not before this time: a delay, or the lease of whoever has it in hand';
      CREATE INDEX messages_due ON messages (queue, due_at, id);
    `,
  ];
}

/** The schema of the embedded broker, for the migration job. */
export const brokerDatabase: ServiceDatabase = {
  service: 'broker',
  entities: [],
  migrations: [EmbeddedBroker1763700000001],
};
