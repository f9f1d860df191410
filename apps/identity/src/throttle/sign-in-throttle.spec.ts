import { allowancesOf, network } from './sign-in-throttle';

const keys = (tried: Parameters<typeof allowancesOf>[0]) => allowancesOf(tried).map(({ key }) => key);

describe('what a sign-in is counted against', () => {
  const owner = { email: 'anna@example.com', address: '192.0.2.1', knownPlace: 'her telephone' };
  const stranger = { email: 'Anna@Example.com', address: '198.51.100.7' };

  it('is one account for all strangers, in whatever case they write it', () => {
    expect(keys(stranger)[1]).toBe(keys({ ...stranger, email: 'anna@example.com', address: '203.0.113.9' })[1]);
  });

  it('is another one for a place the account was used from', () => {
    expect(keys(owner)[1]).not.toBe(keys(stranger)[1]);
    expect(keys(owner)[1]).not.toBe(keys({ ...owner, knownPlace: 'her laptop' })[1]);
  });

  it('names neither the account nor the address', () => {
    expect(keys(owner).join()).not.toMatch(/anna|192/);
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '8193:3512:1:2'],
    ['2001:db8:1:2::9', '8193:3512:1:2'],
    ['2001:0db8:0001:0002:ffff::', '8193:3512:1:2'],
    ['2001:db8::1', '8193:3512:0:0'],
    ['::1', '0:0:0:0'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ])('is the network %s is of', (address, expected) => {
    expect(network(address)).toBe(expected);
  });
});
