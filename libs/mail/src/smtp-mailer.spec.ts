import { mailErrorOf } from './smtp-mailer';

const refusal = (command: string, responseCode: number, response: string) =>
  mailErrorOf({ code: 'EENVELOPE', command, responseCode, response, permanent: responseCode >= 500 });

describe('a letter that did not go out', () => {
  it.each([
    ['RCPT TO', 550, '550 5.1.1 <anna@example.org>: no such user', 'EENVELOPE 550 5.1.1 at RCPT TO'],
    ['DATA', 554, '554 spam from anna@example.org', 'EENVELOPE 554 at DATA'],
  ])('is refused for good by what the server says of it at %s, and the reason names nobody', (...said) => {
    const [command, code, response, reason] = said;
    expect(refusal(command, code, response)).toMatchObject({ permanent: true, reason });
  });

  it.each([
    ['RCPT TO', 450, '450 4.2.0 greylisted'],
    ['DATA', 421, '421 closing'],
    ['MAIL FROM', 550, '550 sender not allowed'],
    ['MAIL FROM', 530, '530 5.7.0 authentication required'],
    ['RCPT TO', 530, '530 5.7.0 authentication required'],
    ['AUTH PLAIN', 535, '535 5.7.8 wrong password'],
  ])('may go later when the server says at %s %i', (command, code, response) => {
    expect(refusal(command, code, response).permanent).toBe(false);
  });

  it.each([
    [{ code: 'ESOCKET', command: 'CONN', message: 'connect ECONNREFUSED' }, 'ESOCKET at CONN'],
    [{ code: 'ETIMEDOUT', command: 'DATA' }, 'ETIMEDOUT at DATA'],
    [{}, 'unknown error'],
  ])('may go later when the server was not reached: %j', (error, reason) => {
    expect(mailErrorOf(error)).toMatchObject({ permanent: false, reason });
  });

  it('never will when its envelope cannot even be written', () => {
    expect(mailErrorOf({ code: 'EENVELOPE', command: 'API' }).permanent).toBe(true);
  });
});
