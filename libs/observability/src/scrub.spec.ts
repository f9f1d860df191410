import { scrub } from './scrub';

describe('what is logged', () => {
  it('carries no bot token, wherever it stands', () => {
    const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
    const line = { message: `GET https://api.telegram.org/bot${token}/getMe failed`, err: new Error(token) };
    expect(JSON.stringify(scrub(line))).not.toContain('AAHdq');
  });

  it('carries no API key, but how it begins for whoever must find it', () => {
    const key = `gf_4vRt0aXk92Lm_${'a1B2'.repeat(12)}c`;
    expect(scrub({ message: `tried ${key}`, headers: { 'x-api-key': key }, prefix: 'gf_4vRt0aXk92Lm' })).toEqual({
      message: 'tried [API key]',
      headers: { 'x-api-key': '[hidden]' },
      prefix: 'gf_4vRt0aXk92Lm',
    });
  });

  it('carries no password of a database or broker address', () => {
    expect(scrub('cannot reach postgres://guestflow_booking:s3cret@db:5432/guestflow')).toBe(
      'cannot reach postgres://guestflow_booking:[password]@db:5432/guestflow',
    );
  });

  it('carries no password of a mail server', () => {
    expect(scrub('cannot reach smtps://guestflow:s3cret@mail:465')).toBe(
      'cannot reach smtps://guestflow:[password]@mail:465',
    );
  });

  it('hides fields that are secrets or personal by their name, at any depth', () => {
    expect(scrub({ guest: { phone: '+79161234567', name: 'Anna', refresh_token: 'x' } })).toEqual({
      guest: { phone: '[hidden]', name: 'Anna', refresh_token: '[hidden]' },
    });
  });

  it('hides phone numbers in free text and leaves times and ids alone', () => {
    expect(scrub('called +7 (916) 123-45-67 at 2026-11-21T12:00:00+03:00')).toBe(
      'called [phone] at 2026-11-21T12:00:00+03:00',
    );
  });

  it('keeps what explains an error and drops what a driver hangs on it', () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', parameters: ['+79161234567'] });
    expect(scrub(error)).toMatchObject({ message: 'duplicate key', code: '23505' });
    expect(JSON.stringify(scrub(error))).not.toContain('parameters');
  });

  it('does not repeat a value that PostgreSQL could not take', () => {
    const error = Object.assign(new Error('invalid input syntax for type date: "Анна"'), { code: '22007' });
    expect(JSON.stringify(scrub(error))).not.toContain('Анна');
    expect(scrub(error)).toMatchObject({ message: 'invalid input syntax for type date: "…"' });
  });
});
