import { Logger } from '@guestflow/observability';
import { Sender } from './addresses';
import { Letter, Mailer } from './mailer';
import { soundLetter } from './sound-letter';

/**
 * For development: what would be sent is written into the log, its secret links with it. This is the only place where
 * they are, and it is there only while no mail server is named.
 */
export class LogMailer extends Mailer {
  constructor(
    private readonly from: Sender,
    private readonly logger: Logger,
  ) {
    super();
  }

  async send(letter: Letter): Promise<string> {
    const { to, subject, text, id } = soundLetter(letter, this.from);
    this.logger.info({ letter: { to, subject, text } }, 'SMTP_URL is not set, so this letter is only written here');
    return id;
  }
}
