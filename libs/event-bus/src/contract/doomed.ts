import { Fact, ServiceName } from '@guestflow/contracts';
import { Kind, Node, venueHandler } from './node';

/**
 * A process that dies by its own kill -9 at the worst moment: a relay between publishing and marking, or a consumer
 * with an event in hand. Run by the contract suite, which then looks at what is left.
 */
interface Doom {
  part: 'relay' | 'consumer';
  service: ServiceName;
  url: string;
  kind: Kind;
}

const die = () => process.kill(process.pid, 'SIGKILL');

async function run({ part, service, url, kind }: Doom): Promise<void> {
  const node = await Node.open(service, url, kind);
  if (part === 'relay') {
    await new Promise((resolve) => setTimeout(resolve, 200));
    node.startRelay(die);
    return;
  }
  const doomed = venueHandler((_fact: Fact) => {
    die();
  });
  await node.startHandlers(doomed.controller, []);
}

void run(JSON.parse(process.argv[2]!) as Doom);
