import { ForwardMigration } from '@guestflow/persistence';

/** What the gateway asks identity for. */
export class Doors1764000300000 extends ForwardMigration {
  readonly statements = [
    // Every gateway asks for them every second, and they are few.
    `CREATE INDEX venues_suspended ON venues (id) WHERE status = 'suspended'`,
  ];
}
