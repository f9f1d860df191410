// What the services of a test write to their logs is not shown, but it is read: no bot's token stands in it, nor in
// anything else that a test prints.
import { holdsToken } from './no-token';

let held = 0;

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    if (holdsToken(text)) held += 1;
    return /^\{"level":[1-4]0,/.test(text) ? true : write(chunk, ...rest);
  };
}

afterAll(() => {
  if (held > 0) throw new Error(`A bot’s token stands in ${held} lines of what was logged`);
});
