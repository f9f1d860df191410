import { commonPasswords } from './common-passwords';
import { whatIsWrongWith } from './password-rules';

describe('a password somebody chose', () => {
  it.each([
    ['short', 'it must have at least 8 characters'],
    ['password', 'it is one of the most common passwords'],
    ['PassWord', 'it is one of the most common passwords'],
    ['password2026!', 'it is one of the most common passwords'],
    ['qwertyuiop', 'it is one of the most common passwords'],
    ['1234567890', 'it is one of the most common passwords'],
    ['йййййййййй', 'it repeats the same few characters'],
    ['abababababab', 'it repeats the same few characters'],
    ['anna.petrova@example.com', 'it must not be your e-mail'],
    ['anna.petrova1!', 'it must not be your e-mail'],
  ])('%s is refused: %s', (password, reason) => {
    expect(whatIsWrongWith(password, 'anna.petrova@example.com', commonPasswords())).toBe(reason);
  });

  it.each(['correct horse battery staple', 'вишня у окна', 'tZ8#kq2v', 'Берёзовая роща'])('%s is taken', (password) => {
    expect(whatIsWrongWith(password, 'anna@example.com', commonPasswords())).toBeUndefined();
  });

  it('is held against tens of thousands of common ones', () => {
    expect(commonPasswords().size).toBeGreaterThan(40_000);
  });
});
