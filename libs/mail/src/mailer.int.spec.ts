import { once } from 'node:events';
import net from 'node:net';
import { DevMailbox } from '@guestflow/testing';
import pino from 'pino';
import { Letter, MailError } from './mailer';
import { mailerOf } from './mailer-of';

const mailFrom = 'GuestFlow «тест» <no-reply@guestflow.example>';
const letter: Letter = {
  to: 'anna@example.org',
  subject: 'Приглашение в «Берёзу»',
  text: 'Ссылка: https://guestflow.example/links/secret\n.\nконец',
  html: '<p>Ссылка</p>',
};

describe('a mailer', () => {
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  let mailbox: DevMailbox;
  const mailer = () => mailerOf({ smtpUrl: mailbox.smtpUrl, mailFrom }, logger);

  beforeAll(async () => {
    mailbox = await DevMailbox.start();
  });
  beforeEach(() => lines.splice(0));
  afterAll(() => mailbox.close());

  const failure = (sending: Promise<string>): Promise<MailError> =>
    sending.then(
      () => Promise.reject(new Error('it was sent')),
      (error: MailError) => error,
    );

  it('brings a letter whole, in both of its forms, and writes nothing of it into the log', async () => {
    const id = await mailer().send({ ...letter, id: '0193-aa', headers: { 'X-Kind': 'invitation' } });
    expect(id).toBe('<0193-aa@guestflow.example>');
    const received = await mailbox.waitFor(letter.to);
    expect(received).toMatchObject({
      from: 'GuestFlow «тест» <no-reply@guestflow.example>',
      to: [letter.to],
      subject: letter.subject,
      headers: { 'message-id': id, 'x-kind': 'invitation', 'auto-submitted': 'auto-generated' },
      links: ['https://guestflow.example/links/secret'],
    });
    expect(received.text.trim()).toBe(letter.text);
    expect(received.html.trim()).toBe(letter.html);
    expect(lines).toEqual([]);
  });

  it('lets no header and no reader be added by what stands in a letter', async () => {
    const subject = 'Hi\r\nBcc: boris@example.org\r\n\r\nA body';
    await mailer().send({
      ...letter,
      to: 'clara@example.org',
      subject,
      headers: { 'X-A': 'a\nBcc: boris@example.org' },
    });
    const received = await mailbox.waitFor('clara@example.org');
    expect(received.to).toEqual(['clara@example.org']);
    expect(received.subject).toBe('Hi Bcc: boris@example.org A body');
    expect(Object.keys(received.headers)).not.toContain('bcc');
    for (const to of ['clara@example.org, boris@example.org', 'clara@example.org>\r\nRCPT TO:<boris@example.org']) {
      expect(await failure(mailer().send({ ...letter, to }))).toMatchObject({ permanent: true });
    }
    expect(mailbox.letters().flatMap(({ to }) => to)).not.toContain('boris@example.org');
  });

  it.each([
    ['RCPT TO', 550, true],
    ['DATA', 554, true],
    ['RCPT TO', 450, false],
    ['DATA', 452, false],
  ] as const)('tells what is refused at %s with %i for good from what is not', async (at, code, permanent) => {
    mailbox.refuseNext({ at, code, says: `no letters for ${letter.to}` });
    const error = await failure(mailer().send(letter));
    expect(error).toBeInstanceOf(MailError);
    expect(error).toMatchObject({ permanent, reason: expect.stringContaining(String(code)) });
    expect(JSON.stringify(error) + error.message + error.reason).not.toContain('anna');
  });

  it('may try later when nobody answers, and does not wait for ever', async () => {
    const gone = await DevMailbox.start();
    await gone.close();
    const silent = net.createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    try {
      const { port } = silent.address() as net.AddressInfo;
      const waiting = mailerOf({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom }, logger).send(letter);
      const away = mailerOf({ smtpUrl: gone.smtpUrl, mailFrom }, logger).send(letter);
      expect(await failure(away)).toMatchObject({ permanent: false });
      expect(await failure(waiting)).toMatchObject({ permanent: false, reason: 'ETIMEDOUT at CONN' });
    } finally {
      silent.close();
    }
  });

  it('without a mail server writes the letter into the log, with its link', async () => {
    await mailerOf({ mailFrom }, logger).send(letter);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 30,
      letter: { to: letter.to, subject: letter.subject, text: letter.text },
    });
  });
});
