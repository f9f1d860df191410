import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';

/** A letter as it arrived: the envelope's readers, the message's words. */
export interface ReceivedLetter {
  id: string;
  received_at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The addresses in the text, in their order. */
  links: string[];
}

export async function readLetter(bytes: Buffer, to: string[]): Promise<ReceivedLetter> {
  const { from, subject = '', text = '', html = '', headers } = await PostalMime.parse(bytes);
  return {
    id: randomUUID(),
    received_at: new Date().toISOString(),
    from: from?.address ? `${from.name} <${from.address}>`.trim() : '',
    to,
    subject,
    text,
    html,
    headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
    links: [...new Set(text.match(/https?:\/\/[^\s<>"]+/g))],
  };
}
