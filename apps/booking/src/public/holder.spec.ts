import { holderOf } from './holder';

describe('who holds a table', () => {
  const venue = 'a venue';

  it.each([
    ['203.0.113.7', '::ffff:203.0.113.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:0db8:0001:0002::', '2001:DB8:1:2::9%eth0'],
    ['::1', '0:0:0:0:0:0:0:2'],
  ])('is one and the same at %s and at %s', (one, other) => {
    expect(holderOf(one, venue)).toBe(holderOf(other, venue));
  });

  it.each([
    ['203.0.113.7', '203.0.113.8'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
  ])('is another at %s than at %s', (one, other) => {
    expect(holderOf(one, venue)).not.toBe(holderOf(other, venue));
  });

  it('is not known again at another venue, nor by what is kept of him', () => {
    expect(holderOf('203.0.113.7', venue)).not.toBe(holderOf('203.0.113.7', 'another'));
    expect(holderOf('203.0.113.7', venue)).toMatch(/^[\w-]{43}$/);
  });
});
