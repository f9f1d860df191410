import { randomUUID } from 'node:crypto';
import { Sender, isAddress, oneLine } from './addresses';
import { Letter, MailError } from './mailer';

export interface SoundLetter extends Letter {
  headers: Record<string, string>;
  fromName: string;
  id: string;
}

/** The letter with nothing in it that could end a header or reach another reader. */
export function soundLetter(letter: Letter, from: Sender): SoundLetter {
  if (!isAddress(letter.to)) throw new MailError(true, 'the address is none that can be written to');
  const headers = Object.entries({ 'Auto-Submitted': 'auto-generated', ...letter.headers });
  const odd = headers.find(([name]) => !/^[A-Za-z][A-Za-z\d-]*$/.test(name));
  if (odd) throw new MailError(true, 'a header’s name is none');
  const id = letter.id ?? randomUUID();
  const { fromName, replyTo } = letter;
  return {
    ...letter,
    fromName: (fromName && oneLine(fromName)) || from.name,
    replyTo: replyTo && isAddress(replyTo) ? replyTo : undefined,
    subject: oneLine(letter.subject),
    headers: Object.fromEntries(headers.map(([name, value]) => [name, oneLine(value)])),
    id: `<${id.replace(/[^\w.-]/g, '')}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
  };
}
