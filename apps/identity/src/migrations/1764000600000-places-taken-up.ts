import { ForwardMigration } from '@guestflow/persistence';

export class PlacesTakenUp1764000600000 extends ForwardMigration {
  readonly statements = [
    // When the person first said yes. Of the places that are there already it is not known any more: they count as taken up.
    `ALTER TABLE members ADD COLUMN joined_at timestamptz DEFAULT now()`,
    `ALTER TABLE members ALTER COLUMN joined_at DROP DEFAULT`,
  ];
}
