import { ForwardMigration } from '@guestflow/persistence';

export class Mails1764000200000 extends ForwardMigration {
  readonly statements = [
    // Letters on their way. To whom, in which language and with which secret link stands in `sealed`, and is gone with the
    // letter's end.
    `CREATE TABLE mails (
       id uuid PRIMARY KEY,
       kind text NOT NULL,
       sealed text,
       posted_at timestamptz NOT NULL DEFAULT now(),
       useless_at timestamptz NOT NULL,
       attempts integer NOT NULL DEFAULT 0,
       due_at timestamptz DEFAULT now(),
       last_error text,
       outcome text CHECK (outcome IN ('sent', 'given_up')),
       ended_at timestamptz,
       CONSTRAINT mails_end_empty CHECK (
         CASE WHEN outcome IS NULL THEN sealed IS NOT NULL AND due_at IS NOT NULL AND ended_at IS NULL
              ELSE sealed IS NULL AND due_at IS NULL AND ended_at IS NOT NULL END)
     )`,
    `CREATE INDEX mails_due ON mails (due_at) WHERE due_at IS NOT NULL`,
    `CREATE INDEX mails_ended ON mails (ended_at) WHERE ended_at IS NOT NULL`,
  ];
}
