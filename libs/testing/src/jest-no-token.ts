// What the services of a test write to their logs is not shown, but it is read: no bot's token stands in it, nor in
// anything else that a test prints.
import { holdsToken } from './no-token';

const watched = Symbol.for('guestflow.printed');
/** Of the process: the files of tests that it runs print to the same two streams. */
const printed = ((process as { [watched]?: { held: number } })[watched] ??= watch());
printed.held = 0;

function watch(): { held: number } {
  const seen = { held: 0 };
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      if (holdsToken(text)) seen.held += 1;
      return /^\{"level":[1-4]0,/.test(text) ? true : write(chunk, ...rest);
    };
  }
  return seen;
}

afterAll(() => {
  if (printed.held > 0) throw new Error(`A bot’s token stands in ${printed.held} lines of what was logged`);
});
