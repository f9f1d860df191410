import os from 'node:os';
import { pause } from './clock';

const quietEnough = 0.1;
const patienceSeconds = 60;

/**
 * Waits until others leave the machine alone, as far as patience goes. Returns the share of its cores that they took
 * in the end: a reader can tell a slow program from a busy machine.
 */
export async function calm(): Promise<number> {
  for (let waited = 0; ; waited++) {
    const busy = await busyForASecond();
    if (busy < quietEnough || waited >= patienceSeconds) return busy;
  }
}

async function busyForASecond(): Promise<number> {
  const before = times();
  await pause(1_000);
  const after = times();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function times(): { idle: number; all: number } {
  const each = os.cpus().map(({ times }) => times);
  return {
    idle: each.reduce((sum, { idle }) => sum + idle, 0),
    all: each.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0),
  };
}
