import { unreached } from './reach-rules';

describe('who cannot be reached', () => {
  const preview = (count: number, with_consent: number, blacklisted: number, any: number) =>
    unreached({ count, with_consent, blacklisted, reachable: { any, telegram: any, email: 0 }, sample: [] });

  it('has not agreed, is on the blacklist, or can be written to by no way', () => {
    expect(preview(10, 6, 1, 3)).toEqual({ noConsent: 4, blacklisted: 1, noWay: 2 });
    expect(preview(3, 3, 0, 3)).toEqual({ noConsent: 0, blacklisted: 0, noWay: 0 });
  });

  it('is counted once, whatever stands in the way', () => {
    const { noConsent, blacklisted, noWay } = preview(10, 2, 5, 1);
    expect(noConsent + blacklisted + noWay).toBe(9);
  });
});
