import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const turns = 5;

/** Bytes of heap that are in use once all that can go has gone. */
export async function heapInUse(): Promise<number> {
  // What is only untied by one collection, or held by a turn of the event loop, goes with a later one.
  for (let turn = 0; turn < turns; turn++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  collect();
  return process.memoryUsage().heapUsed;
}
