import { Duplex } from 'node:stream';
import { gatheringWrites } from './gathered-writes';

function recorded(): { stream: Duplex; sent: string[] } {
  const sent: string[] = [];
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      sent.push(chunk.toString());
      done();
    },
    writev: (chunks, done) => {
      sent.push(chunks.map(({ chunk }) => (chunk as Buffer).toString()).join(''));
      done();
    },
  });
  return { stream: gatheringWrites(stream), sent };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('what is written', () => {
  it('in one turn of the event loop is sent in one piece, in its order', async () => {
    const { stream, sent } = recorded();
    stream.write('a');
    await Promise.resolve();
    stream.write('b');
    // As pg does by itself around the parts of one statement.
    stream.cork();
    stream.write('c');
    stream.uncork();
    expect(sent).toEqual([]);
    await turn();
    expect(sent).toEqual(['abc']);
    stream.write('d');
    await turn();
    expect(sent).toEqual(['abc', 'd']);
  });

  it('right before the end is sent before it', async () => {
    const { stream, sent } = recorded();
    const finished = new Promise((resolve) => stream.once('finish', resolve));
    stream.write('a');
    stream.write('b');
    stream.end('c');
    await finished;
    expect(sent.join('')).toBe('abc');
  });

  it('tells whoever writes when it was sent, and when there is no room for more', async () => {
    const { stream } = recorded();
    const told = new Promise<unknown>((resolve) => stream.write('a', resolve));
    expect(await told).toBeFalsy();
    expect(stream.write(Buffer.alloc(100_000))).toBe(false);
    await new Promise((resolve) => stream.once('drain', resolve));
  });
});
