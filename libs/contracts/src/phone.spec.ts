import { toE164 } from './phone';

describe('a phone as people type it', () => {
  it.each([
    ['+7 916 123-45-67', 'RU'],
    ['8 (916) 123-45-67', 'RU'],
    ['89161234567', 'RU'],
    ['9161234567', 'RU'],
    ['+79161234567', 'DE'],
  ])('%p in %s is kept in one form', (typed, country) => {
    expect(toE164(typed, country)).toBe('+79161234567');
  });

  it.each(['', '12', 'call me', '+7 916', '+999 123 456 78 90', '8916123456789012', '+79161234567;ext=9 or so'])(
    '%p is none',
    (typed) => {
      expect(toE164(typed, 'RU')).toBeUndefined();
    },
  );
});
