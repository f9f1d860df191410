import { expiryOf, graceMs, judge } from './refresh-rotation';

const at = (text: string) => new Date(`2026-03-01T${text}Z`);
const now = at('12:00:00');
const good = { endedAt: null, expiresAt: at('23:00:00') };
const ago = (ms: number) => new Date(now.getTime() - ms);

describe('a refresh token that is presented', () => {
  it.each([
    ['for the first time', { usedAt: null, session: good }, 'rotate'],
    ['again at once, the answer having been lost', { usedAt: ago(1), session: good }, 'repeat'],
    ['again at the end of the grace', { usedAt: ago(graceMs), session: good }, 'repeat'],
    ['again after the grace', { usedAt: ago(graceMs + 1), session: good }, 'reused'],
    ['of a session that was ended', { usedAt: null, session: { ...good, endedAt: ago(1) } }, 'over'],
    ['of a session that expired', { usedAt: null, session: { ...good, expiresAt: now } }, 'over'],
    [
      'once more, of a session that its reuse ended',
      { usedAt: ago(99_000), session: { ...good, endedAt: now } },
      'over',
    ],
  ] as const)('%s: %#', (_, token, verdict) => {
    expect(judge(token, now)).toBe(verdict);
  });
});

describe('a session', () => {
  it('lasts thirty days from its last use', () => {
    expect(expiryOf({ createdAt: at('00:00:00'), impersonated: false }, now)).toEqual(new Date('2026-03-31T12:00:00Z'));
  });

  it('lasts half a year however often it is used', () => {
    const createdAt = new Date('2025-09-10T00:00:00Z');
    expect(expiryOf({ createdAt, impersonated: false }, now)).toEqual(new Date('2026-03-09T00:00:00Z'));
  });

  it('in another’s name lasts an hour', () => {
    expect(expiryOf({ createdAt: at('11:30:00'), impersonated: true }, now)).toEqual(at('12:30:00'));
  });
});
