import { parseSender } from './addresses';
import { MailError } from './mailer';
import { soundLetter } from './sound-letter';

const from = { name: 'GuestFlow', address: 'no-reply@guestflow.example' };
const letter = { to: 'anna@example.org', subject: 'Hello', text: 'x', html: 'x' };

describe('a letter about to be sent', () => {
  it.each([
    'anna@example.org, boris@example.org',
    'anna@example.org\r\nBcc: boris@example.org',
    'anna@example.org\u0000',
    'Anna <anna@example.org>',
    '"anna boris"@example.org',
    '<anna@example.org>',
    'anna@example.org;boris@example.org',
    'anna@@example.org',
    'anna',
    '',
    `${'a'.repeat(250)}@example.org`,
  ])('goes to one plain address: %j is none', (to) => {
    expect(() => soundLetter({ ...letter, to }, from)).toThrow(MailError);
  });

  it.each(['anna@example.org', 'anna+guest@mail.example.org', 'анна@почта.рф', "o'hara@example.org"])(
    'goes to %s',
    (to) => {
      expect(soundLetter({ ...letter, to }, from).to).toBe(to);
    },
  );

  it('has headers of one line each, whatever was put into them', () => {
    const headers = { 'X-Venue': 'Café\r\nBcc: boris@example.org', 'List-Id': '\tguests\n' };
    expect(soundLetter({ ...letter, subject: 'Hi\r\n\r\nbody', headers }, from)).toMatchObject({
      subject: 'Hi body',
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Venue': 'Café Bcc: boris@example.org',
        'List-Id': 'guests',
      },
    });
  });

  it.each(['Bcc: boris@example.org\r\nX', 'X Y', '', 'Ü'])('has no header named %j', (name) => {
    expect(() => soundLetter({ ...letter, headers: { [name]: 'x' } }, from)).toThrow(MailError);
  });

  it('comes in the name that it is given, and is answered where it says, if that is an address', () => {
    const named = { ...letter, fromName: 'Берёза\r\nBcc: x', replyTo: 'hello@bereza.example' };
    expect(soundLetter(named, from)).toMatchObject({ fromName: 'Берёза Bcc: x', replyTo: 'hello@bereza.example' });
    expect(soundLetter({ ...letter, replyTo: 'a@b, c@d' }, from)).toMatchObject({
      fromName: 'GuestFlow',
      replyTo: undefined,
    });
  });

  it('has the same id each time it is tried, and one of its own otherwise', () => {
    const id = () => soundLetter({ ...letter, id: '0193>\r\n@' }, from).id;
    expect([id(), id()]).toEqual(['<0193@guestflow.example>', '<0193@guestflow.example>']);
    expect(soundLetter(letter, from).id).not.toBe(soundLetter(letter, from).id);
  });
});

describe('a sender', () => {
  it.each([
    ['GuestFlow <no-reply@guestflow.example>', { name: 'GuestFlow', address: 'no-reply@guestflow.example' }],
    ['no-reply@localhost', { name: '', address: 'no-reply@localhost' }],
    [' Кафе «Берёза» <hello@bereza.example> ', { name: 'Кафе «Берёза»', address: 'hello@bereza.example' }],
  ])('may be written %j', (text, sender) => {
    expect(parseSender(text)).toEqual(sender);
  });

  it.each(['GuestFlow', 'a <b@c>, d <e@f>', 'a <b@c\r\nBcc: d@e>', '<>', ''])('is not %j', (text) => {
    expect(parseSender(text)).toBeUndefined();
  });
});
