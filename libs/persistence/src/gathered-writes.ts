import { Duplex } from 'node:stream';

/**
 * Sends in one piece what is written in one turn of the event loop. Each piece costs a call of the system and wakes the
 * other side, which together cost more than most statements and messages are worth.
 */
export function gatheringWrites<Stream extends Duplex>(stream: Stream): Stream {
  const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
  let gathering = false;
  stream.write = (...given: unknown[]) => {
    if (!gathering) {
      gathering = true;
      stream.cork();
      process.nextTick(() => {
        gathering = false;
        stream.uncork();
      });
    }
    return write(...given);
  };
  return stream;
}
