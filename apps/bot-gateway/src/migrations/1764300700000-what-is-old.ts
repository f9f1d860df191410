import { ForwardMigration } from '@guestflow/persistence';

/** What is old is found without looking at all there is, and so are bots that have just been changed. */
export class WhatIsOld1764300700000 extends ForwardMigration {
  readonly statements = [
    `CREATE INDEX deliveries_ended ON deliveries (ended_at) WHERE ended_at IS NOT NULL`,
    `CREATE INDEX chat_paces_old ON chat_paces (next_at)`,
    `CREATE INDEX bots_changed ON bots (updated_at)`,
  ];
}
