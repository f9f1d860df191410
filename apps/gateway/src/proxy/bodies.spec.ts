import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { Unavailable } from '@guestflow/problems';
import { Bodies } from './bodies';

const large = (headers: Record<string, string> = {}): IncomingMessage =>
  Object.assign(new PassThrough(), { headers: { 'content-length': '100000', ...headers } }) as never;
const known = { authorization: 'Bearer t' };
const most = 1024 * 1024;

describe('large bodies on their way', () => {
  /** So many that do not come to an end; how many of them were let through. */
  function begin(bodies: Bodies, count: number, headers?: Record<string, string>) {
    const ends: (() => void)[] = [];
    const refused: unknown[] = [];
    const all = Array.from({ length: count }, () =>
      bodies
        .with(large(headers), most, () => new Promise<void>((end) => ends.push(end)))
        .catch((error: unknown) => refused.push(error)),
    );
    return { all, ends, refused };
  }

  it('of strangers, however slow, leave room for those who are known', async () => {
    const bodies = new Bodies();
    const strangers = begin(bodies, 40);
    await new Promise(setImmediate);
    expect(strangers.ends.length).toBe(8);
    expect(strangers.refused).toHaveLength(32);
    expect(strangers.refused[0]).toBeInstanceOf(Unavailable);
    const people = begin(bodies, 30, known);
    await new Promise(setImmediate);
    expect(people.ends.length).toBe(24);
    for (const end of [...strangers.ends, ...people.ends]) end();
    await Promise.all([...strangers.all, ...people.all]);
    const later = begin(bodies, 1);
    await new Promise(setImmediate);
    expect(later.ends.length).toBe(1);
    later.ends[0]!();
    await Promise.all(later.all);
  });
});
