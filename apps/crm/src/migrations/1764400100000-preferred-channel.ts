import { ForwardMigration } from '@guestflow/persistence';

/** By what a guest wants to be written to; null: whichever the venue tries first. */
export class PreferredChannel1764400100000 extends ForwardMigration {
  readonly statements = [
    `ALTER TABLE guests ADD COLUMN preferred_channel text CHECK (preferred_channel IN ('telegram', 'email'))`,
  ];
}
