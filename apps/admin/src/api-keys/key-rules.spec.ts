import { expiryOf, standingOf } from './key-rules';

const now = new Date('2027-05-05T12:00:00Z');

describe('an API key', () => {
  it('is good until it expires or is revoked', () => {
    const of = (expires_at: string | null, revoked_at: string | null = null) =>
      standingOf({ expires_at, revoked_at }, now);
    expect(of(null)).toBe('active');
    expect(of('2027-05-05T12:00:01Z')).toBe('active');
    expect(of('2027-05-05T12:00:00Z')).toBe('expired');
    expect(of('2027-01-01T00:00:00Z', '2026-12-01T00:00:00Z')).toBe('revoked');
  });

  it('lasts so many days, or for ever', () => {
    expect(expiryOf('30', now)).toBe('2027-06-04T12:00:00.000Z');
    expect(expiryOf('ever', now)).toBeNull();
  });
});
