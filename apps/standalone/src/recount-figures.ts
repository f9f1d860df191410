import 'reflect-metadata';
import { Transactions, dataSourceOptions } from '@guestflow/persistence';
import { runToTheEnd } from '@guestflow/service';
import { DataSource } from 'typeorm';
import { recountAll } from '../../crm/src/visits/recount-all';
import { besideLauncher } from './beside-launcher';
import { openDatabase } from './database';

const usage = `npm run figures               counts anew how often each guest came, from the bookings that crm knows

It works on what the launcher of this DATA_DIR works on, running or not; otherwise say DATABASE_URL as for the
services. It may be run at any time and as often as one likes.`;

void runToTheEnd(async (environment) => {
  const words = process.argv.slice(2);
  if (words.length > 0) {
    const asked = words.every((word) => ['--help', '-h', 'help'].includes(word));
    if (asked) console.log(usage);
    else console.error(`It takes no words.\n\n${usage}`);
    process.exit(asked ? 0 : 1);
  }
  const { settings, release } = besideLauncher(environment);
  try {
    const database = await openDatabase(settings);
    try {
      const { cards, changed, venues } = await counted(database.adminUrl);
      console.log(`${cards} cards of ${venues} venues were counted, ${changed} changed.`);
    } finally {
      await database.stop();
    }
  } finally {
    release();
  }
  process.exit(0);
});

async function counted(adminUrl: string) {
  const source = new DataSource(dataSourceOptions({ service: 'crm', entities: [] }, { url: adminUrl, poolSize: 1 }));
  await source.initialize();
  try {
    return await recountAll(new Transactions(source, 'crm'));
  } finally {
    await source.destroy();
  }
}
