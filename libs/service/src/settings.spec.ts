import { EnvironmentReader, readSettings } from './settings';

const good = {
  DATABASE_URL: 'postgres://guestflow_booking:x@db:5432/guestflow',
  BROKER_URL: 'amqp://rabbit',
  TOKEN_ENCRYPTION_KEYS: `a:${Buffer.alloc(32).toString('base64')}`,
};

describe('the settings of a service', () => {
  it('need the database, the broker and the keys, and have a default for the rest', () => {
    expect(readSettings('booking', good)).toMatchObject({ port: 3002, logLevel: 'info', poolSize: 10 });
  });

  it.each([
    ['PORT', 'abc', 'PORT must be a port'],
    ['PORT', '70000', 'PORT must be a port'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must be an address that begins with postgres://'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of'],
    ['TOKEN_ENCRYPTION_KEYS', 'a:short', '32 bytes'],
    ['SMTP_URL', 'mail:25', 'SMTP_URL must be an address that begins with smtp:// or smtps://'],
    ['MAIL_FROM', 'GuestFlow', 'MAIL_FROM must be an e-mail address'],
    ['STORAGE_URL', 'https://bucket', 'STORAGE_URL must be an address that begins with s3://'],
    ['STORAGE_URL', 's3://bucket', 'STORAGE_URL is wrong: STORAGE_KEY_ID and STORAGE_SECRET must be set'],
    ['GUEST_MAIL_PER_SECOND', '0', 'GUEST_MAIL_PER_SECOND must be a whole number from 1 to 1000'],
    ['SIGNING_KEY_DAYS', '0', 'SIGNING_KEY_DAYS must be a whole number from 1'],
    ['PUBLIC_URL', 'localhost', 'PUBLIC_URL must be an address'],
  ])('say of a wrong %s=%s which it is', (name, value, message) => {
    expect(() => readSettings('booking', { ...good, [name]: value })).toThrow(message);
  });

  it('never repeat an address, which may hold a password', () => {
    const read = new EnvironmentReader({ DATABASE_URL: 'mysql://u:hunter2@db' });
    expect(() => read.url('DATABASE_URL', ['postgres'])).toThrow(expect.not.stringContaining('hunter2') as never);
  });
});
