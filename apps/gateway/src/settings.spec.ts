import { readGatewaySettings } from './settings';

describe('the settings of the gateway', () => {
  it('have a default for everything', () => {
    expect(readGatewaySettings({})).toMatchObject({
      port: 3000,
      pulseMs: 1_000,
      limits: { windowMs: 60_000, perWindow: { address: 600, sign_in: 60, user: 1_200, key: 600 } },
      trustedProxies: ['loopback', 'linklocal', 'uniquelocal'],
    });
  });

  it.each([
    ['10.0.0.0/8, 2001:db8::/32', ['10.0.0.0/8', '2001:db8::/32']],
    ['192.0.2.1 loopback', ['192.0.2.1', 'loopback']],
    ['none', []],
  ])('take the proxies %p', (text, trustedProxies) => {
    expect(readGatewaySettings({ TRUSTED_PROXIES: text })).toMatchObject({ trustedProxies });
  });

  it.each([
    ['TRUSTED_PROXIES', 'everybody'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/'],
    ['TRUSTED_PROXIES', 'loopback, none'],
    ['RATE_LIMIT_USER', '-1'],
    ['RATE_LIMIT_AUTH', 'many'],
    ['PULSE_MS', '0'],
  ])('say of a wrong %s=%s which it is', (name, value) => {
    expect(() => readGatewaySettings({ [name]: value })).toThrow(name);
  });
});
