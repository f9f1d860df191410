import { hashOfApiKey, looksLikeApiKey, newApiKey, prefixOfApiKey } from './api-key';

describe('an API key', () => {
  it('has a form of its own, a beginning to find it by, and the hash that is kept of it', () => {
    const { key, prefix, hash } = newApiKey();
    expect(key).toMatch(/^gf_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
    expect(key.startsWith(`${prefix}_`)).toBe(true);
    expect(prefixOfApiKey(key)).toBe(prefix);
    expect(looksLikeApiKey(key)).toBe(true);
    expect(hashOfApiKey(key)).toEqual(hash);
    expect(hash).toHaveLength(32);
  });

  it('is another one each time', () => {
    const made = Array.from({ length: 500 }, newApiKey);
    expect(new Set(made.map(({ key }) => key)).size).toBe(500);
    expect(new Set(made.map(({ prefix }) => prefix)).size).toBe(500);
  });

  it('is known to be none when any letter of it is another', () => {
    const { key } = newApiKey();
    for (let place = 0; place < key.length; place++) {
      const other = key[place] === 'a' ? 'b' : 'a';
      const mistyped = `${key.slice(0, place)}${other}${key.slice(place + 1)}`;
      expect([place, prefixOfApiKey(mistyped)]).toEqual([place, undefined]);
    }
  });

  it.each(['', 'gf_', 'gf__', 'eyJhbGciOiJFUzI1NiJ9.e30.x', `gf_${'a'.repeat(62)}`, `gf_${'a'.repeat(100_000)}`])(
    'is not %p',
    (text) => {
      expect(prefixOfApiKey(text)).toBeUndefined();
    },
  );

  it('is not itself with something around it', () => {
    const { key } = newApiKey();
    for (const text of [` ${key}`, `${key}\n`, `${key}0`, key.toLowerCase()])
      expect(prefixOfApiKey(text)).toBeUndefined();
  });
});
