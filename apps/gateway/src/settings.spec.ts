import { readGatewaySettings } from './settings';

const BROKER_URL = 'amqp://broker/guestflow';

describe('the settings of the gateway', () => {
  it('have a default for everything but the broker', () => {
    expect(() => readGatewaySettings({})).toThrow('BROKER_URL');
    expect(readGatewaySettings({ BROKER_URL })).toMatchObject({
      port: 3000,
      pulseMs: 1_000,
      limits: { windowMs: 60_000, perWindow: { address: 600, sign_in: 60, user: 1_200, key: 600 } },
      trustedProxies: ['loopback', 'linklocal', 'uniquelocal'],
      broker: { kind: 'rabbitmq', url: BROKER_URL, namespace: 'guestflow' },
      live: { heartbeatMs: 15_000, mostStreams: 2_000, mostOfOne: 10 },
    });
  });

  it.each([
    ['10.0.0.0/8, 2001:db8::/32', ['10.0.0.0/8', '2001:db8::/32']],
    ['192.0.2.1 loopback', ['192.0.2.1', 'loopback']],
    ['none', []],
  ])('take the proxies %p', (text, trustedProxies) => {
    expect(readGatewaySettings({ BROKER_URL, TRUSTED_PROXIES: text })).toMatchObject({ trustedProxies });
  });

  it.each([
    ['TRUSTED_PROXIES', 'everybody'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/'],
    ['TRUSTED_PROXIES', 'loopback, none'],
    ['RATE_LIMIT_USER', '-1'],
    ['RATE_LIMIT_AUTH', 'many'],
    ['PULSE_MS', '0'],
    ['BROKER_URL', 'https://broker'],
    ['LIVE_HEARTBEAT_MS', '0'],
    ['LIVE_STREAMS', 'many'],
  ])('say of a wrong %s=%s which it is', (name, value) => {
    expect(() => readGatewaySettings({ BROKER_URL, [name]: value })).toThrow(name);
  });
});
