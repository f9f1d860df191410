import { ForwardMigration } from '@guestflow/persistence';

/** What is asked at each step of a campaign stays quick while very many letters are on their way. */
export class MuchOnItsWay1764400800000 extends ForwardMigration {
  readonly statements = [
    `CREATE INDEX guests_of_root ON guests (venue_id, root_id) WHERE root_id IS NOT NULL`,
    `CREATE INDEX letters_expiring ON letters (venue_id, send_before) WHERE state = 'queued'`,
    `CREATE INDEX campaign_recipients_with_telegram ON campaign_recipients (venue_id)
       WHERE status = 'pending' AND message_id IS NOT NULL AND channel = 'telegram'`,
  ];
}
