import { Logger } from '@guestflow/observability';
import { parseSender } from './addresses';
import { LogMailer } from './log-mailer';
import { Mailer } from './mailer';
import { SmtpMailer } from './smtp-mailer';

export interface MailSettings {
  /** Without it letters are written into the log. */
  smtpUrl?: string;
  mailFrom: string;
}

export function mailerOf({ smtpUrl, mailFrom }: MailSettings, logger: Logger): Mailer {
  const from = parseSender(mailFrom);
  if (!from) throw new Error('MAIL_FROM is no sender');
  return smtpUrl ? new SmtpMailer(smtpUrl, from) : new LogMailer(from, logger);
}
