import { randomBytes } from 'node:crypto';
import { Sealer } from './sealer';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

describe('a sealed text', () => {
  it('opens with the key it was sealed with, and only in its own place', () => {
    const sealer = new Sealer(key('a'));
    const sealed = sealer.seal('123456:secret', 'bots/1');
    expect(sealed).not.toContain('secret');
    expect(sealer.open(sealed, 'bots/1')).toBe('123456:secret');
    expect(() => sealer.open(sealed, 'bots/2')).toThrow();
  });

  it('still opens after a new key came first', () => {
    const old = key('a');
    const sealed = new Sealer(old).seal('text', 'x');
    const rotated = new Sealer(`${key('b')},${old}`);
    expect(rotated.open(sealed, 'x')).toBe('text');
    expect(rotated.seal('text', 'x')).toMatch(/^v1\.b\./);
  });

  it('does not open when a single bit was changed', () => {
    const sealer = new Sealer(key('a'));
    const sealed = sealer.seal('text', 'x');
    const parts = sealed.split('.');
    // The first letter of the text: all of its bits count, which those of the last one do not.
    parts[4] = (parts[4]!.startsWith('A') ? 'B' : 'A') + parts[4]!.slice(1);
    const flipped = parts.join('.');
    expect(() => sealer.open(flipped, 'x')).toThrow();
  });

  it('refuses keys that are not 32 bytes', () => {
    expect(() => new Sealer('a:c2hvcnQ=')).toThrow('32 bytes');
    expect(() => new Sealer('')).toThrow('at least one key');
  });
});
