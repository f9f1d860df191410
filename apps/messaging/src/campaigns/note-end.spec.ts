import { RecallReason } from '@guestflow/contracts';
import { whyUnsent } from './note-end';

describe('a recipient whose message was not sent', () => {
  it.each<[string | null, RecallReason | null, string | undefined]>([
    ['blocked', null, 'blocked'],
    ['blocked', 'paused', 'blocked'],
    ['unknown', 'paused', 'unknown'],
    ['expired', null, 'expired'],
    ['recalled', 'paused', undefined],
    ['recalled', 'cancelled', 'cancelled'],
    ['recalled', 'consent_withdrawn', 'no_consent'],
    ['recalled', 'blacklisted', 'blacklisted'],
    ['recalled', null, 'recalled'],
    ['no_bot', null, undefined],
    ['no_bot', 'paused', undefined],
    ['no_bot', 'cancelled', 'cancelled'],
    ['venue_suspended', null, undefined],
    ['venue_suspended', 'paused', undefined],
    ['venue_suspended', 'consent_withdrawn', 'no_consent'],
    [null, null, 'unknown'],
  ])('%s, having been recalled for %s: %s', (reason, recalledFor, why) => {
    expect(whyUnsent(reason, recalledFor)).toBe(why);
  });
});
