import { AccessClaims } from '@guestflow/access';
import { Revocations } from './revocations';

const claims = (changed: Partial<AccessClaims> = {}): AccessClaims => ({
  sub: 'a-user',
  role: 'manager',
  sid: 'a-session',
  gen: 2,
  venue_id: 'cafe',
  exp: 4_000_000_000,
  ...changed,
});
const minutes = (count: number) => count * 60_000;

describe('what the gateway knows to be revoked', () => {
  it('is nothing, before anything is heard', () => {
    expect(new Revocations().verdictOn(claims())).toBeUndefined();
  });

  it('is a session that ended, in whatever generation', () => {
    const revocations = new Revocations();
    revocations.hear([{ sid: 'a-session', gen: null }], [], 0);
    expect(revocations.verdictOn(claims())).toBe('ended');
    expect(revocations.verdictOn(claims({ gen: 99 }))).toBe('ended');
    expect(revocations.verdictOn(claims({ sid: 'another' }))).toBeUndefined();
  });

  it('is what was signed before the session’s rights changed, and nothing signed after', () => {
    const revocations = new Revocations();
    revocations.hear([{ sid: 'a-session', gen: 3 }], [], 0);
    expect(revocations.verdictOn(claims({ gen: 2 }))).toBe('superseded');
    expect(revocations.verdictOn(claims({ gen: 3 }))).toBeUndefined();
  });

  it('is not unlearned by older news that comes again', () => {
    const revocations = new Revocations();
    revocations.hear([{ sid: 'a-session', gen: 3 }], [], 0);
    revocations.hear([{ sid: 'a-session', gen: 2 }], [], 1);
    expect(revocations.verdictOn(claims({ gen: 2 }))).toBe('superseded');
    revocations.hear([{ sid: 'a-session', gen: null }], [], 2);
    revocations.hear([{ sid: 'a-session', gen: 4 }], [], 3);
    expect(revocations.verdictOn(claims({ gen: 4 }))).toBe('ended');
  });

  it('is who works in a suspended venue, but for operators, until it is resumed', () => {
    const revocations = new Revocations();
    revocations.hear([], ['cafe', 'bar'], 0);
    expect(revocations.verdictOn(claims())).toBe('suspended');
    expect(revocations.verdictOn(claims({ role: 'partner', scopes: [] }))).toBe('suspended');
    expect(revocations.verdictOn(claims({ venue_id: 'studio' }))).toBeUndefined();
    expect(revocations.verdictOn(claims({ venue_id: undefined }))).toBeUndefined();
    expect(revocations.verdictOn(claims({ role: 'super_admin' }))).toBeUndefined();
    expect(revocations.verdictOn(claims({ imp: 'an-operator' }))).toBeUndefined();
    revocations.hear([], ['bar'], 1);
    expect(revocations.verdictOn(claims())).toBeUndefined();
  });

  it('is kept for as long as a token may live, and not longer', () => {
    const revocations = new Revocations();
    revocations.hear([{ sid: 'a-session', gen: null }], [], 0);
    revocations.hear([{ sid: 'later', gen: null }], [], minutes(10));
    revocations.hear([], [], minutes(15) + 59_999);
    expect(revocations.verdictOn(claims())).toBe('ended');
    revocations.hear([], [], minutes(16));
    expect([revocations.size, revocations.verdictOn(claims({ sid: 'later' }))]).toEqual([1, 'ended']);
    revocations.hear([], [], minutes(26));
    expect(revocations.size).toBe(0);
  });

  it('never grows beyond its bound, and then forgets what is nearest to its end', () => {
    const revocations = new Revocations(100);
    for (let n = 0; n < 250; n++) revocations.hear([{ sid: `s${n}`, gen: null }], [], n);
    expect(revocations.size).toBe(100);
    expect(revocations.verdictOn(claims({ sid: 's149' }))).toBeUndefined();
    expect(revocations.verdictOn(claims({ sid: 's150' }))).toBe('ended');
  });
});
