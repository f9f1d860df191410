import { AccessClaims } from '@guestflow/access';
import { Metrics } from '@guestflow/observability';
import { RateLimited } from '@guestflow/problems';
import { RateLimits } from './rate-limits';
import { Said, Tally } from './tally';

const settings = { windowMs: 60_000, perWindow: { address: 3, sign_in: 2, user: 3, key: 3 } };
const address = '192.0.2.1';
const claimsOf = (role: AccessClaims['role'], sub = `a ${role}`): AccessClaims => ({
  ...{ role, sub, sid: sub, gen: 1, exp: 4_000_000_000 },
});

describe('what is counted', () => {
  let tally: Tally;
  beforeEach(() => {
    tally = new Tally(new RateLimits(settings), settings, new Metrics('gateway'));
  });

  /** How many of ten pass, and what the last that did was told. */
  function ofTen(claims: AccessClaims | undefined, path = '/me/bookings', from = address) {
    let [passed, told]: [number, Said] = [0, {}];
    for (let each = 0; each < 10; each++) {
      const said: Said = {};
      try {
        tally.count(claims, from, path, said);
        [passed, told] = [passed + 1, said];
      } catch (error) {
        expect(error).toBeInstanceOf(RateLimited);
      }
    }
    return [passed, told.limit?.policy];
  }

  it('is no request of the bots we host: one speaks for all its guests', () => {
    expect(ofTen(claimsOf('bot'))).toEqual([10, undefined]);
    expect(ofTen(claimsOf('bot'), '/bot/booking-request')).toEqual([10, undefined]);
  });

  it('is nothing that Telegram brings, which other requests from there do not profit from', () => {
    expect(ofTen(undefined, '/telegram/0191c0de-0000-7000-8000-00000000cafe')).toEqual([10, undefined]);
    expect(ofTen(undefined, '/telegrams/x')).toEqual([3, '3;w=60']);
    expect(ofTen(undefined, '/telegram', '192.0.2.2')).toEqual([3, '3;w=60']);
  });

  it('is a guest of a Mini App like any other person: each by himself, wherever he comes from', () => {
    const [anna, boris] = [claimsOf('app_guest', 'anna'), claimsOf('app_guest', 'boris')];
    expect(ofTen(anna)).toEqual([3, '3;w=60']);
    expect(ofTen(anna, '/me/bookings', '192.0.2.2')).toEqual([0, undefined]);
    expect(ofTen(boris)).toEqual([3, '3;w=60']);
  });

  it('is a sign-in by a Mini App as one by password', () => {
    expect(ofTen(undefined, '/auth/telegram/verify')).toEqual([2, '2;w=60']);
    expect(ofTen(undefined, '/auth/login')).toEqual([0, undefined]);
  });
});
