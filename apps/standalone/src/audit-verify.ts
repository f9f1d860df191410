import 'reflect-metadata';
import { dataSourceOptions, platformItself, roleOfService, Sealer, Transactions } from '@guestflow/persistence';
import { runToTheEnd, WrongSetting } from '@guestflow/service';
import { storageOf } from '@guestflow/storage';
import { DataSource } from 'typeorm';
import { CheckedChain, readingWith, verify } from '../../analytics/src/events/verify';
import { besideLauncher } from './beside-launcher';
import { DataFolder } from './data-folder';
import { openDatabase } from './database';

const usage = `npm run audit:verify                  reads the event log from its beginning: whether anything of it was changed
npm run audit:verify -- <venue id>    of one venue, and of the platform

It says of each chain how many entries it has, and of each fault where it is; with any, it ends with 1. The keys are those
in TOKEN_ENCRYPTION_KEYS, else the generated ones of this DATA_DIR; the heads that were told outside of the database are
those in STORAGE_URL, else in this DATA_DIR. It works on what the launcher of this DATA_DIR works on, running or not;
otherwise say DATABASE_URL, as an administrator or as the role of analytics. It changes nothing and holds nobody up.`;

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

void runToTheEnd(async (environment) => {
  const [venueId, ...more] = process.argv.slice(2);
  if (more.length > 0 || (venueId !== undefined && !uuid.test(venueId))) {
    const asked = ['--help', '-h', 'help'].includes(venueId ?? '');
    if (asked) console.log(usage);
    else console.error(`It takes the id of a venue.\n\n${usage}`);
    process.exit(asked ? 0 : 1);
  }
  const beside = besideLauncher(environment);
  try {
    process.exitCode = (await isSound(beside, venueId?.toLowerCase())) ? 0 : 1;
  } finally {
    beside.release();
  }
  process.exit();
});

async function isSound({ settings, run }: ReturnType<typeof besideLauncher>, venueId?: string): Promise<boolean> {
  // Keys made up just now would open nothing.
  if (!settings.sealingKeys && !run) {
    throw new WrongSetting('TOKEN_ENCRYPTION_KEYS', 'must be set as it is for the services');
  }
  const sealer = new Sealer(settings.sealingKeys ?? new DataFolder(settings.dataDir).secrets().sealingKeys);
  const database = await openDatabase(settings);
  try {
    const source = await opened(database.adminUrl);
    try {
      const read = readingWith(new Transactions(source, 'analytics'));
      return await tell(verify(read, sealer, { storage: storageOf(settings.storage), venueId }));
    } finally {
      await source.destroy();
    }
  } finally {
    await database.stop();
  }
}

/** As the service's own role: an administrator turns into it. */
function opened(url: string): Promise<DataSource> {
  const options = dataSourceOptions({ service: 'analytics', entities: [] }, { url, poolSize: 1 });
  const extra = options.extra as { options: string };
  return new DataSource({
    ...options,
    extra: { ...extra, options: `${extra.options} -c role=${roleOfService('analytics')}` },
  }).initialize();
}

async function tell(chains: AsyncIterable<CheckedChain>): Promise<boolean> {
  let [count, entries, faults] = [0, 0, 0];
  for await (const chain of chains) {
    const name = chain.venueId === platformItself ? 'the platform' : `venue ${chain.venueId}`;
    const between = chain.first ? `, kept from ${chain.first} to ${chain.last}` : '';
    console.log(`${name}: ${chain.entries} entries${between}${chain.faults.length === 0 ? ', sound' : ''}`);
    for (const { seq, what } of chain.faults)
      console.error(`  ${name}, ${seq === null ? 'as a whole' : `entry ${seq}`}: ${what}`);
    count++;
    entries += chain.entries;
    faults += chain.faults.length;
  }
  if (faults === 0) console.log(`${entries} entries of ${count} chains: nothing was changed.`);
  else console.error(`${entries} entries of ${count} chains: ${faults} faults.`);
  return faults === 0;
}
