import { ForwardMigration } from '@guestflow/persistence';

export class LifeOfSigningKeys1764000400000 extends ForwardMigration {
  readonly statements = [
    // The one key there is signs now. What should follow it, identity makes when it starts.
    `ALTER TABLE signing_keys
       ADD COLUMN state text NOT NULL DEFAULT 'current' CHECK (state IN ('next', 'current', 'previous')),
       ADD COLUMN since timestamptz NOT NULL DEFAULT now(),
       ADD COLUMN published_until timestamptz,
       ALTER COLUMN sealed_private_key DROP NOT NULL`,
    `UPDATE signing_keys SET since = created_at`,
    // What has stopped signing can never sign again.
    `ALTER TABLE signing_keys
       ADD CONSTRAINT signing_keys_private_half CHECK ((sealed_private_key IS NULL) = (state = 'previous')),
       ADD CONSTRAINT signing_keys_published_until CHECK ((published_until IS NOT NULL) = (state = 'previous'))`,
    `CREATE UNIQUE INDEX signing_keys_one_of_each ON signing_keys (state) WHERE state IN ('next', 'current')`,
  ];
}
