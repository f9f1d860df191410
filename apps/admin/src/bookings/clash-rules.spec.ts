import { clashOf, isMomentAgo, mayOverride } from './clash-rules';

describe('what a refusal was', () => {
  const taken = { conflicts: [{ table_id: 't', kind: 'booking' }], alternatives: [{ time: '19:30' }] };
  it.each([
    ['a table that somebody else has', { status: 409, reason: 'taken', said: taken }, 'taken'],
    ['a table that was removed', { status: 409, reason: 'gone', said: {} }, 'gone'],
    ['a booking that has changed meanwhile', { status: 412, said: { version: 4 } }, 'faster'],
    ['a request that is answered', { status: 422, rule: 'not_in_this_status', said: {} }, 'faster'],
    ['a rule', { status: 422, rule: 'over_capacity', said: { capacity: 2, override: 'capacity' } }, 'rule'],
    ['no connection', { status: 0, said: {} }, 'other'],
  ])('%s', (_what, refusal, kind) => expect(clashOf(refusal).kind).toBe(kind));

  it('keeps what is in the way and what is free instead', () => {
    expect(clashOf({ status: 409, reason: 'taken', said: taken })).toMatchObject({
      inTheWay: taken.conflicts,
      alternatives: taken.alternatives,
    });
  });
});

it('a rule is overridden by who has the right to, a blacklist by anybody who takes bookings', () => {
  expect(mayOverride('capacity', false)).toBe(false);
  expect(mayOverride('capacity', true)).toBe(true);
  expect(mayOverride('blacklist', false)).toBe(true);
  expect(mayOverride(undefined, true)).toBe(false);
});

it('a moment is three minutes', () => {
  const now = new Date('2027-05-05T16:00:00Z');
  expect(isMomentAgo('2027-05-05T15:58:00Z', now)).toBe(true);
  expect(isMomentAgo('2027-05-05T15:50:00Z', now)).toBe(false);
  expect(isMomentAgo(undefined, now)).toBe(false);
});
