import { ownHeaders, toClient, toService } from './headers';

const forwarding = { requestId: 'r-1', clientAddress: '10.1.1.1', protocol: 'https', host: 'guestflow.example' };

describe('headers on their way to a service', () => {
  it('say who calls in the gateway’s words, never in the caller’s', () => {
    const passed = toService(
      {
        'x-user-id': 'forged',
        'x-venue-id': 'forged',
        'x-role': 'super_admin',
        'x-forwarded-for': '1.2.3.4',
        'x-real-ip': '1.2.3.4',
        'x-request-id': 'forged',
        authorization: 'Bearer t',
        'accept-language': 'ru',
      },
      forwarding,
    );
    expect(passed).toEqual({
      authorization: 'Bearer t',
      'accept-language': 'ru',
      'x-request-id': 'r-1',
      'x-forwarded-for': '10.1.1.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'guestflow.example',
    });
  });

  it('carry no API key, but the token it was changed into', () => {
    const passed = toService(
      { 'x-api-key': 'gf_secret', authorization: 'Bearer gf_secret' },
      { ...forwarding, authorization: 'Bearer t' },
    );
    expect(JSON.stringify(passed)).not.toContain('gf_secret');
    expect(passed.authorization).toBe('Bearer t');
  });

  it('leave out what is of one connection only, also what the caller names so', () => {
    const passed = toService(
      { connection: 'close, X-Hop', 'x-hop': '1', 'transfer-encoding': 'chunked', te: 'trailers' },
      forwarding,
    );
    expect(Object.keys(passed)).toEqual(['x-request-id', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host']);
  });

  it('come back without those of the connection, with the rest, and with our own in the place of the service’s', () => {
    const back = toClient(
      {
        connection: 'keep-alive',
        'content-type': 'application/json',
        'x-total-count': '3',
        'set-cookie': ['a=1', 'b=2'],
        'x-request-id': 'the service’s',
        'ratelimit-limit': 'the service’s',
      },
      ownHeaders('r-1', { limit: { limit: 30, remaining: 7, reset: 5, policy: '30;w=60' } }),
    );
    expect(back.slice(0, 6)).toEqual([
      ...['content-type', 'application/json', 'x-total-count', '3'],
      ...['set-cookie', ['a=1', 'b=2']],
    ]);
    expect(back.filter((part) => part === 'x-request-id' || part === 'ratelimit-limit')).toHaveLength(2);
    expect(back.join()).toContain('x-request-id,r-1,ratelimit-limit,30,ratelimit-remaining,7,ratelimit-reset,5');
    expect(back.join()).not.toContain('the service’s');
  });

  it('let a service be stricter than we are, and never laxer', () => {
    const named = (passed: unknown[]) => passed.filter((_, at) => passed[at - 1] === 'content-security-policy');
    const own = `default-src 'none'; frame-ancestors 'none'`;
    expect(named(toClient({ 'content-security-policy': 'sandbox' }, ownHeaders('r-1', {})))).toEqual([own, 'sandbox']);
    expect(named(toClient({}, ownHeaders('r-1', {})))).toEqual([own]);
  });

  it('say nothing of limits where there are none', () => {
    expect(Object.keys(ownHeaders('r-1', {})).filter((name) => name.startsWith('ratelimit'))).toEqual([]);
  });
});
