export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
  /** In whose name it comes; the platform's, where nobody is named. The address stays the platform's. */
  fromName?: string;
  /** Where an answer goes. One that is no address is left out: the letter is not lost for it. */
  replyTo?: string;
  /** The same each time the same letter is tried, so that a mailbox that gets it twice can tell. */
  id?: string;
}

/** Brings one letter to the mail server. Trying again is its caller's. */
export abstract class Mailer {
  /** The id the letter went out under, when the server has taken it; a MailError when it has not. */
  abstract send(letter: Letter): Promise<string>;
}

/** A letter that did not go out. `reason` names nobody, so it may be logged and kept. */
export class MailError extends Error {
  constructor(
    /** Whether the same letter would be refused again. */
    readonly permanent: boolean,
    readonly reason: string,
  ) {
    super(`The letter was not sent: ${reason}`);
    this.name = 'MailError';
  }
}
