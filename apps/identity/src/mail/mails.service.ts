import { Injectable } from '@nestjs/common';
import { compose } from '@guestflow/mail';
import { newId, Sealer, Transaction } from '@guestflow/persistence';
import { draftOf, IdentityLetter } from './letters';
import { MailSender, placeOf } from './mail-sender.service';
import { usefulMs } from './sending-rules';

/** Where letters are posted: they leave if and only if the change they tell of was committed. */
@Injectable()
export class Mails {
  constructor(
    private readonly sealer: Sealer,
    private readonly sender: MailSender,
  ) {}

  async post(tx: Transaction, letter: IdentityLetter): Promise<void> {
    // What cannot be written fails here, with its cause, and not in the sender a day long.
    compose(draftOf(letter));
    const id = newId();
    const usefulFor = usefulMs('valid_hours' in letter.data ? letter.data.valid_hours : undefined);
    await tx.query(
      `INSERT INTO mails (id, kind, sealed, useless_at) VALUES ($1, $2, $3, now() + $4 * interval '1 millisecond')`,
      [id, letter.kind, this.sealer.seal(JSON.stringify(letter), placeOf(id)), usefulFor],
    );
    tx.afterCommit(() => this.sender.wake());
  }
}
