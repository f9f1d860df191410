import { Shared, startReplica } from './replica';
import { talk } from './talk';

/** A replica in a process of its own, which a test kills. */
async function run({ gate, ...shared }: Shared & { gate?: string }): Promise<void> {
  talk.gate = gate;
  await startReplica(shared, 'silent');
}

void run(JSON.parse(process.argv[2]!) as Shared);
