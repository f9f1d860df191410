import fc from 'fast-check';
import { RuleViolation } from '@guestflow/problems';
import {
  completed,
  isDue,
  isPublished,
  Key,
  keyLife,
  KeyState,
  KeyTimes,
  outlived,
  rotated,
  signerOf,
} from './key-life';

const times: KeyTimes = { signsMs: 30_000, noticeMs: 500, viewMs: 400, tokenMs: 2_000, skewMs: 100 };
const at = (ms: number) => new Date(1_800_000_000_000 + ms);
const naming = () => {
  let made = 0;
  return () => `key-${++made}`;
};
const inStates = (keys: readonly Key[]) => Object.fromEntries(keys.map(({ id, state }) => [id, state]));

describe('the signing keys', () => {
  const first = completed([], naming(), at(0));

  it('are two at first: one signs, the next one is published', () => {
    expect(inStates(first)).toEqual({ 'key-1': 'current', 'key-2': 'next' });
    expect(completed(first, naming(), at(1))).toEqual(first);
  });

  it('get a next one where an older version of the platform made but one', () => {
    const old: Key[] = [{ id: 'old', state: 'current', since: at(-1e9), publishedUntil: null }];
    expect(inStates(completed(old, naming(), at(0)))).toEqual({ old: 'current', 'key-1': 'next' });
  });

  it('follow one another: what signed stays published until its last token is no longer good', () => {
    const after = rotated(first, 'operator', () => 'key-3', times, at(500));
    expect(inStates(after)).toEqual({ 'key-1': 'previous', 'key-2': 'current', 'key-3': 'next' });
    const previous = after.find(({ id }) => id === 'key-1')!;
    expect(previous.publishedUntil).toEqual(at(500 + 400 + 2_000 + 100));
    expect([isPublished(previous, at(2_999)), isPublished(previous, at(3_000))]).toEqual([true, false]);
    expect(outlived(after, at(2_999))).toEqual(after);
    expect(inStates(outlived(after, at(3_000)))).toEqual({ 'key-1': 'retired', 'key-2': 'current', 'key-3': 'next' });
  });

  it('do not follow before everybody can have the next one', () => {
    expect(() => rotated(first, 'operator', naming(), times, at(499))).toThrow(RuleViolation);
  });

  it('are all given up when one was compromised, however new the next one is', () => {
    const twice = rotated(first, 'operator', () => 'key-3', times, at(500));
    const after = rotated(twice, 'compromised', naming(), times, at(501));
    expect(inStates(after.slice(0, 3))).toEqual({ 'key-1': 'retired', 'key-2': 'retired', 'key-3': 'retired' });
    expect(after.slice(3).map(({ state }) => state)).toEqual(['current', 'next']);
    expect(after.filter((key) => isPublished(key, at(501)))).toEqual(after.slice(3));
  });

  it('are due by the age of the one that signs, once the next one can follow', () => {
    expect([isDue(first, times, at(29_999)), isDue(first, times, at(30_000))]).toEqual([false, true]);
    const renewed = first.map((key) => (key.state === 'next' ? { ...key, since: at(29_900) } : key));
    expect([isDue(renewed, times, at(30_000)), isDue(renewed, times, at(30_400))]).toEqual([false, true]);
  });
});

describe('the table of their life', () => {
  const states = Object.keys(keyLife) as KeyState[];

  it('lets nothing sign that is not published, and only one state sign', () => {
    for (const state of states) expect(keyLife[state].published || !keyLife[state].signs).toBe(true);
    expect(states.filter((state) => keyLife[state].signs)).toEqual(['current']);
  });

  it('leads to the end from everywhere, and from there nowhere', () => {
    for (const state of states.filter((state) => state !== 'retired'))
      expect(keyLife[state].becomes as readonly string[]).toContain('retired');
    expect(keyLife.retired.becomes).toEqual([]);
  });
});

/**
 * The promise behind it all, over any history: replicas look at the keys now and then and sign by what they saw, verifiers
 * ask now and then and accept what they were told; as long as each is no further behind than it may be, no token is
 * refused before it expires.
 */
it('whatever is signed by a view that is behind is accepted by verifiers who are behind, as long as the token is good', () => {
  const retryMs = 200;
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 3_000 })), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.array(
        fc.record({
          // Soon after one of the changes, where it is most likely to go wrong.
          change: fc.nat(50),
          after: fc.integer({ min: 0, max: 700 }),
          behind: fc.integer({ min: 0, max: times.viewMs }),
          used: fc.integer({ min: 0, max: times.tokenMs }),
          told: fc.integer({ min: 0, max: retryMs }),
        }),
        { minLength: 20, maxLength: 60 },
      ),
      (pauses, tokens) => {
        const newId = naming();
        const history = [{ from: 0, keys: completed([], newId, at(0)) }];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const keys = outlived(history.at(-1)!.keys, at(now)).filter(({ state }) => state !== 'retired');
          try {
            history.push({ from: now, keys: rotated(keys, 'operator', newId, times, at(now)) });
          } catch (error) {
            if (!(error instanceof RuleViolation)) throw error;
          }
        }
        const keysAt = (ms: number) => history.findLast(({ from }) => from <= Math.max(ms, 0))!.keys;
        for (const { change, after, behind, used, told } of tokens) {
          const moment = history[change % history.length]!.from + after;
          const signer = signerOf(keysAt(moment - behind))!;
          // Nobody has a view from before the start.
          const asked = Math.max(moment + used - told, 0);
          const known = keysAt(asked).filter((key) => isPublished(key, at(asked)));
          expect(known.map(({ id }) => id)).toContain(signer.id);
        }
      },
    ),
    { numRuns: 300 },
  );
});
