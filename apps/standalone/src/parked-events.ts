import 'reflect-metadata';
import { ServiceName, serviceNames } from '@guestflow/contracts';
import { EmbeddedTransport, ParkedEvent, ParkedEvents, RabbitMqTransport, Transport } from '@guestflow/event-bus';
import { createLogger } from '@guestflow/observability';
import { Transactions, dataSourceOptions } from '@guestflow/persistence';
import { WrongSetting, runToTheEnd } from '@guestflow/service';
import { DataSource } from 'typeorm';
import { besideLauncher } from './beside-launcher';
import { openDatabase } from './database';
import { LauncherSettings } from './settings';

const usage = `npm run events -- list [service]                   the events that could not be handled, and why
npm run events -- replay <service> <id …|all>      has the service try them again

Services: ${serviceNames.join(', ')}

It works on what the launcher of this DATA_DIR works on, running or not; otherwise say DATABASE_URL (and BROKER_URL)
as for the services. No event's data is shown.`;

type Command =
  { name: 'list'; services: ServiceName[] } | { name: 'replay'; service: ServiceName; ids: string[] | 'all' };

/** Where the parked events are, and the broker that brings them back. */
interface Ground {
  parkedOf<T>(service: ServiceName, work: (parked: ParkedEvents) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

void runToTheEnd(async (environment) => {
  const words = process.argv.slice(2);
  if (words.length === 0 || words.some((word) => ['--help', '-h', 'help'].includes(word))) {
    console.log(usage);
    process.exit(0);
  }
  const command = parse(words);
  if (typeof command === 'string') {
    console.error(`${command}\n\n${usage}`);
    process.exit(1);
  }
  const ground = await open(environment, command.name);
  try {
    if (command.name === 'list') await list(ground, command.services);
    else await replay(ground, command.service, command.ids);
  } finally {
    await ground.close();
  }
  process.exit(process.exitCode ?? 0);
});

/** The command, or what is wrong with the words. */
function parse([name, service, ...ids]: string[]): Command | string {
  const known = serviceNames.find((each) => each === service);
  if (service !== undefined && !known) return `No service is called ${service}.`;
  if (name === 'list') return { name, services: known ? [known] : [...serviceNames] };
  if (name !== 'replay') return `There is no command ${name}.`;
  if (!known) return 'Say which service is to try them again.';
  if (ids.length === 1 && ids[0] === 'all') return { name, service: known, ids: 'all' };
  if (ids.length === 0) return 'Say which events, by their ids, or all.';
  const wrong = ids.find((id) => !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id));
  return wrong === undefined ? { name, service: known, ids } : `${wrong} is not the id of a parked event.`;
}

async function list(ground: Ground, services: ServiceName[]): Promise<void> {
  const rows: string[][] = [];
  const notes: string[] = [];
  for (const service of services) {
    const [events, count] = await ground.parkedOf(service, async (parked) => [
      await parked.list(),
      await parked.count(),
    ]);
    rows.push(...events.map((event) => rowOf(service, event)));
    if (count > events.length) notes.push(`${count - events.length} later ones of ${service} are not shown.`);
  }
  if (rows.length === 0) return console.log('No event is parked.');
  const table = [['id', 'service', 'type', 'reason', 'error', 'attempts', 'parked at'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '));
  for (const line of [...lines, ...notes]) console.log(line.trimEnd());
}

function rowOf(service: ServiceName, event: ParkedEvent): string[] {
  const error = event.error.split('\n')[0]!;
  return [
    event.id,
    service,
    event.type ?? '?',
    event.reason,
    error.length > 70 ? `${error.slice(0, 69)}…` : error,
    String(event.attempts),
    event.parked_at.toISOString(),
  ];
}

async function replay(ground: Ground, service: ServiceName, ids: string[] | 'all'): Promise<void> {
  const count = await ground.parkedOf(service, async (parked) => {
    let all = await parked.replay(ids);
    // It takes a thousand at a time.
    for (let more = all; ids === 'all' && more === 1000; all += more) more = await parked.replay(ids);
    return all;
  });
  console.log(`${count} ${count === 1 ? 'event goes' : 'events go'} to ${service} again.`);
  if (ids !== 'all' && count < ids.length) {
    console.error(`${ids.length - count} of the ids stand for no event that is parked in ${service}.`);
    process.exitCode = 1;
  }
}

async function open(environment: Record<string, string | undefined>, purpose: Command['name']): Promise<Ground> {
  const { settings, release } = beside(environment, purpose);
  const closing: (() => Promise<unknown> | void)[] = [release];
  const close = async () => {
    for (const step of closing.reverse()) await step();
  };
  try {
    const database = await openDatabase(settings);
    closing.push(() => database.stop());
    const transport = await openTransport(settings, database.adminUrl, purpose);
    closing.push(() => transport.close());
    return {
      close,
      parkedOf: async (service, work) => {
        const source = new DataSource(
          dataSourceOptions({ service, entities: [] }, { url: database.adminUrl, poolSize: 1 }),
        );
        await source.initialize();
        try {
          return await work(new ParkedEvents(new Transactions(source, service), transport, service));
        } finally {
          await source.destroy();
        }
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The launcher's own database and broker, where none were given. */
function beside(environment: Record<string, string | undefined>, purpose: Command['name']) {
  const { settings: found, run, running, release } = besideLauncher(environment);
  const settings: LauncherSettings = {
    ...found,
    brokerUrl: found.brokerUrl ?? (running && typeof run?.broker === 'object' ? run.broker.url : undefined),
    brokerNamespace: environment.BROKER_NAMESPACE ? found.brokerNamespace : (run?.brokerNamespace ?? 'guestflow'),
  };
  if (purpose === 'replay' && !settings.brokerUrl && run && run.broker !== 'embedded') {
    release();
    throw new WrongSetting(
      'BROKER_URL',
      run.broker === 'given'
        ? 'must be set as it was for the launcher'
        : 'is of a RabbitMQ that ended with the launcher: start that first',
    );
  }
  return { settings, release };
}

async function openTransport(
  { brokerUrl, brokerNamespace }: LauncherSettings,
  adminUrl: string,
  purpose: Command['name'],
): Promise<Transport> {
  const logger = createLogger('events', 'warn');
  if (!brokerUrl) return new EmbeddedTransport(adminUrl, logger);
  const transport = new RabbitMqTransport(brokerUrl, logger, brokerNamespace);
  // To look, the database is enough.
  if (purpose === 'list') return transport;
  for (const deadline = Date.now() + 15_000; !transport.isUp();) {
    if (Date.now() > deadline) {
      await transport.close();
      throw new WrongSetting('BROKER_URL', 'is of a RabbitMQ that does not answer');
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return transport;
}
