import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { freePort } from '@guestflow/persistence';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { answerPage } from './mailbox-page';
import { ReceivedLetter, readLetter } from './received-letter';

const loopback = '127.0.0.1';
const keepLetters = 200;
const largestLetter = 10 * 1024 * 1024;

/** Free ports where none are given. */
export interface MailboxOptions {
  /** Of the page. */
  port?: number;
  smtpPort?: number;
}

/** What the next letter is answered with instead of being taken. */
export interface MailRefusal {
  at: 'RCPT TO' | 'DATA';
  code: number;
  says: string;
}

/** A mail server on this machine that takes every letter and brings none: they are kept in memory and shown on a page. */
export class DevMailbox {
  private readonly received: ReceivedLetter[] = [];
  private readonly refusals: MailRefusal[] = [];
  private readonly arrivals = new EventEmitter().setMaxListeners(0);
  private readonly smtp = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: largestLetter,
    // A sender that is in the middle of a letter has this long.
    closeTimeout: 500,
    logger: false,
    onRcptTo: (_address, _session, done) => done(this.refusal('RCPT TO')),
    onData: (stream, session, done) => void this.take(stream, session).then(() => done(), done),
  });
  private readonly page = createServer((request, response) => answerPage(this, request, response));

  private constructor(
    /** Where the page is. */
    readonly url: string,
    /** What SMTP_URL is set to. */
    readonly smtpUrl: string,
  ) {}

  static async start(options: MailboxOptions = {}): Promise<DevMailbox> {
    const { port = await freePort(), smtpPort = await freePort() } = options;
    const mailbox = new DevMailbox(`http://${loopback}:${port}`, `smtp://${loopback}:${smtpPort}`);
    // A client that goes away in the middle of a sentence is no reason to end.
    mailbox.smtp.on('error', () => undefined);
    // Letters carry secret links: nobody but this machine is let in.
    const begun = await Promise.allSettled([
      listening(mailbox.smtp.server, () => mailbox.smtp.listen(smtpPort, loopback)),
      listening(mailbox.page, () => mailbox.page.listen(port, loopback)),
    ]);
    const failed = begun.find((each) => each.status === 'rejected');
    if (!failed) return mailbox;
    mailbox.smtp.server.close();
    mailbox.page.close();
    // Between our look and the listening, somebody else may take a port.
    if (isTaken(failed.reason) && !options.port && !options.smtpPort) return DevMailbox.start(options);
    throw failed.reason;
  }

  /** Newest first. */
  letters(): ReceivedLetter[] {
    return [...this.received];
  }

  /** The newest letter to somebody that is meant, waiting for it where it has not come yet. */
  async waitFor(
    to: string,
    isMeant: (letter: ReceivedLetter) => boolean = () => true,
    withinMs = 45_000,
  ): Promise<ReceivedLetter> {
    const deadline = AbortSignal.timeout(withinMs);
    const find = () => this.received.find((letter) => letter.to.includes(to) && isMeant(letter));
    for (let found = find(); ; found = find()) {
      if (found) return found;
      await once(this.arrivals, 'letter', { signal: deadline }).catch(() => {
        const others = this.received.map((letter) => `${letter.to.join(', ')}: ${letter.subject}`);
        throw new Error(
          `No such letter to ${to} came within ${withinMs} ms; there are: ${others.join('; ') || 'none'}`,
        );
      });
    }
  }

  /** Answers the next letter so, once. */
  refuseNext(refusal: MailRefusal): void {
    this.refusals.push(refusal);
  }

  onLetter(listener: (letter: ReceivedLetter) => void): () => void {
    this.arrivals.on('letter', listener);
    return () => this.arrivals.off('letter', listener);
  }

  async close(): Promise<void> {
    const closed = once(this.page, 'close');
    this.page.close();
    this.page.closeAllConnections();
    await Promise.all([closed, new Promise<void>((resolve) => this.smtp.close(() => resolve()))]);
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
    const refusal = this.refusal('DATA');
    if (refusal) throw refusal;
    if (stream.sizeExceeded) throw answer(552, 'The letter is too large');
    const letter = await readLetter(
      Buffer.concat(chunks),
      session.envelope.rcptTo.map(({ address }) => address),
    );
    this.received.unshift(letter);
    this.received.splice(keepLetters);
    this.arrivals.emit('letter', letter);
  }

  private refusal(at: MailRefusal['at']): Error | undefined {
    if (this.refusals[0]?.at !== at) return undefined;
    const { code, says } = this.refusals.shift()!;
    return answer(code, says);
  }
}

const answer = (responseCode: number, says: string): Error => Object.assign(new Error(says), { responseCode });

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

async function listening(server: NodeJS.EventEmitter, listen: () => unknown): Promise<void> {
  const begun = once(server, 'listening');
  listen();
  await begun;
}
