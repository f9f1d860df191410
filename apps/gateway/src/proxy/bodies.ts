import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { Unavailable } from '@guestflow/problems';
import type { Dispatcher } from 'undici';

type Body = Dispatcher.DispatchOptions['body'];

/** What people and programs usually send is smaller, and is had in whole before a service is bothered with it. */
const smallBytes = 64 * 1024;
// A quarter of the connections to a service: who sends slowly on purpose fills these, and nobody else's.
const flowingAtOnce = 32;
/** Of these, those who have not said who they are: they must not keep out who has. */
const strangersAtOnce = 8;

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  constructor(readonly mostBytes: number) {
    super();
  }
}

/** The caller went away before all of it had come. */
class HalfABody extends Error {
  override readonly name = 'AbortError';
}

/**
 * The bodies of requests on their way to one service. A small one is gathered first, so that a caller who sends slowly
 * keeps no connection to the service busy; a large one, or one of unannounced length, flows through as it comes, of which
 * only so many do at once.
 */
export class Bodies {
  private flowing = 0;
  private strangers = 0;

  async with(request: IncomingMessage, mostBytes: number, pass: (body: Body) => Promise<void>): Promise<void> {
    const announced = request.headers['content-length'];
    if (announced === undefined && request.headers['transfer-encoding'] === undefined) return pass(null);
    const bytes = announced === undefined ? Infinity : Number(announced);
    if (announced !== undefined && bytes > mostBytes) throw new BodyTooLarge(mostBytes);
    if (bytes <= smallBytes) return pass(await gathered(request));
    const stranger = isStranger(request) ? 1 : 0;
    if (this.flowing >= flowingAtOnce || this.strangers + stranger > strangersAtOnce) {
      throw new Unavailable('Too many large requests at once', 2);
    }
    this.flowing += 1;
    this.strangers += stranger;
    try {
      await pass(announced === undefined ? request.pipe(limited(mostBytes)) : request);
    } finally {
      this.flowing -= 1;
      this.strangers -= stranger;
    }
  }
}

/** Wrong credentials have been refused by now, so whoever has any is known. */
const isStranger = ({ headers }: IncomingMessage): boolean =>
  headers.authorization === undefined && headers['x-api-key'] === undefined;

// By events: what reads a request to its end by itself also closes the connection when it stops halfway.
function gathered(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.once('end', () => resolve(Buffer.concat(parts)));
    request.once('close', () => reject(new HalfABody()));
    request.once('error', reject);
  });
}

/** A body of unannounced length is measured as it passes. */
function limited(mostBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > mostBytes) done(new BodyTooLarge(mostBytes));
      else done(null, chunk);
    },
  });
}
