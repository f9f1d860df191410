import { RuleViolation } from '@guestflow/problems';

/**
 * The life of a key that signs access tokens. It is published before it signs, so that nobody meets a token whose key he
 * cannot get, and stays published after it has stopped, until the last token it signed is no longer good.
 */
export const keyLife = {
  next: { published: true, signs: false, becomes: ['current', 'retired'] },
  current: { published: true, signs: true, becomes: ['previous', 'retired'] },
  previous: { published: true, signs: false, becomes: ['retired'] },
  retired: { published: false, signs: false, becomes: [] },
} as const satisfies Record<string, { published: boolean; signs: boolean; becomes: readonly string[] }>;

export type KeyState = keyof typeof keyLife;

export interface Key {
  id: string;
  state: KeyState;
  /** Since when it is in this state. */
  since: Date;
  /** Known once it has stopped signing. */
  publishedUntil: Date | null;
}

export interface KeyTimes {
  /** How long a key signs before the next one takes over by itself. */
  signsMs: number;
  /** How long a key is published before it may sign: longer than a verifier may know of no newer keys. */
  noticeMs: number;
  /** How old a replica's view of the keys may be while it signs by it. */
  viewMs: number;
  /** How long a token is good. */
  tokenMs: number;
  /** How far clocks may be apart, and how long a signature or a commit may take. */
  skewMs: number;
}

/** Why keys were rotated. */
export const rotationReasons = ['age', 'operator', 'compromised'] as const;
export type RotationReason = (typeof rotationReasons)[number];

const later = (moment: Date, ms: number) => new Date(moment.getTime() + ms);
const olderThan = (key: Key, ms: number, now: Date) => later(key.since, ms) <= now;
const inState = (keys: readonly Key[], state: KeyState) => keys.find((key) => key.state === state);

export const signerOf = (keys: readonly Key[]): Key | undefined => keys.find(({ state }) => keyLife[state].signs);

export const isPublished = ({ state, publishedUntil }: Key, now: Date): boolean =>
  keyLife[state].published && (publishedUntil === null || publishedUntil > now);

function move(key: Key, to: KeyState, now: Date, publishedUntil: Date | null = null): Key {
  const { becomes }: { becomes: readonly KeyState[] } = keyLife[key.state];
  if (!becomes.includes(to)) throw new Error(`A ${key.state} signing key cannot become ${to}`);
  return { id: key.id, state: to, since: now, publishedUntil };
}

const fresh = (id: string, state: KeyState, now: Date): Key => ({ id, state, since: now, publishedUntil: null });

/** The first keys, and what an older version of the platform did not make. */
export function completed(keys: readonly Key[], newId: () => string, now: Date): Key[] {
  const lacking = (['current', 'next'] as const).filter((state) => !inState(keys, state));
  return [...keys, ...lacking.map((state) => fresh(newId(), state, now))];
}

/**
 * The keys after a rotation. As a rule the next one signs from now on, once it has been published long enough, and the
 * current one stays published for whoever holds its tokens: for a replica may go on signing with it for `viewMs`, and
 * what it signs last is good for `tokenMs` from then on.
 *
 * Whatever gave a key away may have given away the others too, since they lie in one table and were open in one process:
 * after a compromise none of them is left. Every token dies with them.
 */
export function rotated(
  keys: readonly Key[],
  reason: RotationReason,
  newId: () => string,
  times: KeyTimes,
  now: Date,
): Key[] {
  const [current, next] = [inState(keys, 'current'), inState(keys, 'next')];
  if (!current || !next) throw new Error('There is no signing key, or none to follow it');
  if (reason === 'compromised') {
    const gone = keys.map((key) => move(key, 'retired', now));
    return [...gone, fresh(newId(), 'current', now), fresh(newId(), 'next', now)];
  }
  if (!olderThan(next, times.noticeMs, now)) {
    throw new RuleViolation(
      'signing_key_too_new',
      `The next key is not known everywhere yet: a key is published for ${times.noticeMs / 1000} s before it signs`,
    );
  }
  const publishedUntil = later(now, times.viewMs + times.tokenMs + times.skewMs);
  return [
    ...keys.filter((key) => key !== current && key !== next),
    move(current, 'previous', now, publishedUntil),
    move(next, 'current', now),
    fresh(newId(), 'next', now),
  ];
}

/** Whether the current key has signed for long enough, and the next one can follow it. */
export function isDue(keys: readonly Key[], times: KeyTimes, now: Date): boolean {
  const [current, next] = [inState(keys, 'current'), inState(keys, 'next')];
  return Boolean(current && next && olderThan(current, times.signsMs, now) && olderThan(next, times.noticeMs, now));
}

/** The keys as time alone changes them: those that nobody needs any more are retired. */
export const outlived = (keys: readonly Key[], now: Date): Key[] =>
  keys.map((key) => (key.state === 'previous' && !isPublished(key, now) ? move(key, 'retired', now) : key));
