import { createTransport } from 'nodemailer';
import type { NodemailerError } from 'nodemailer';
import { Sender } from './addresses';
import { Letter, MailError, Mailer } from './mailer';
import { soundLetter } from './sound-letter';

/** The longest a letter can take: when it is over, the connection is cut. */
export const longestSendingMs = 90_000;

const timeLimits = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};

/** By SMTP, a connection per letter. `smtps://` is TLS from the start; `smtp://` turns to it where the server can. */
export class SmtpMailer extends Mailer {
  private readonly transport;

  constructor(
    url: string,
    private readonly from: Sender,
  ) {
    super();
    // What is in a letter is text: never the name of a file or an address to fetch it from.
    this.transport = createTransport({ ...timeLimits, url, disableFileAccess: true, disableUrlAccess: true });
  }

  async send(letter: Letter): Promise<string> {
    const { to, subject, text, html, headers, fromName, replyTo, id } = soundLetter(letter, this.from);
    try {
      const sent = await this.transport.sendMail({
        from: { name: fromName, address: this.from.address },
        replyTo: replyTo && { name: '', address: replyTo },
        to: { name: '', address: to },
        subject,
        text,
        html,
        headers,
        messageId: id,
        signal: AbortSignal.timeout(longestSendingMs),
      });
      return sent.messageId;
    } catch (error) {
      throw mailErrorOf(error as NodemailerError);
    }
  }
}

/**
 * What the server says in words may name the reader, so only its numbers are kept. Only what it says of the letter or
 * of the reader is final: a sender or a password that it does not take can be mended, and the letter then goes out.
 */
export function mailErrorOf(error: Partial<NodemailerError>): MailError {
  const { code, responseCode, response, command, permanent = false } = error;
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  const ofTheLetter = (command === 'RCPT TO' || command === 'DATA') && responseCode !== 530;
  // Not even said to the server: such an envelope cannot be written.
  const impossible = code === 'EENVELOPE' && responseCode === undefined;
  const said = [code ?? 'unknown error', responseCode, enhanced, command && `at ${command}`];
  return new MailError((ofTheLetter && permanent) || impossible, said.filter(Boolean).join(' '));
}
