import { namesEach, ordered } from './order-rules';

describe('the order in which ways to guests are tried', () => {
  it('is the venue’s, as far as they are on; others come last', () => {
    expect(ordered([], ['telegram', 'email'])).toEqual(['telegram', 'email']);
    expect(ordered(['email', 'telegram'], ['telegram', 'email'])).toEqual(['email', 'telegram']);
    expect(ordered(['email', 'telegram'], ['telegram'])).toEqual(['telegram']);
    expect(ordered(['email'], ['telegram', 'email'])).toEqual(['email', 'telegram']);
  });

  it('names each of them once', () => {
    expect(namesEach(['email', 'telegram'], ['telegram', 'email'])).toBe(true);
    for (const order of [['email'], ['email', 'email'], [], ['email', 'telegram', 'email']] as const) {
      expect(namesEach(order, ['telegram', 'email'])).toBe(false);
    }
  });
});
