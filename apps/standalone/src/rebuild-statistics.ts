import 'reflect-metadata';
import { dataSourceOptions, roleOfService, Transactions } from '@guestflow/persistence';
import { runToTheEnd } from '@guestflow/service';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { counting } from '../../analytics/src/analytics.module';
import { Models } from '../../analytics/src/models/models';
import { rebuildVenue, venuesToRebuild } from '../../analytics/src/models/rebuild';
import { besideLauncher } from './beside-launcher';
import { openDatabase } from './database';

const usage = `npm run statistics:rebuild                  throws away what analytics has counted, and counts it anew from
npm run statistics:rebuild -- <venue id>    its log: of every venue, or of one

It works on what the launcher of this DATA_DIR works on, running or not; otherwise say DATABASE_URL as for the
services. It may be run as often as one likes: statistics show what they showed until a venue is done, and what happens
there meanwhile is counted after that. A venue with a million bookings takes half an hour, in which figures of others come
late too: better at night.`;

class Counting {}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

void runToTheEnd(async (environment) => {
  const words = process.argv.slice(2);
  if (words.length > 1 || words.some((word) => !uuid.test(word))) {
    const asked = words.length === 1 && ['--help', '-h', 'help'].includes(words[0]!);
    if (asked) console.log(usage);
    else console.error(`That is no venue’s id: ${words.join(' ')}\n\n${usage}`);
    process.exit(asked ? 0 : 1);
  }
  const { settings, release } = besideLauncher(environment);
  try {
    const database = await openDatabase(settings);
    try {
      await rebuild(database.adminUrl, words[0]?.toLowerCase());
    } finally {
      await database.stop();
    }
  } finally {
    release();
  }
  process.exit(0);
});

async function rebuild(adminUrl: string, wanted: string | undefined): Promise<void> {
  const source = new DataSource(asAnalytics(adminUrl));
  await source.initialize();
  const parts = await NestFactory.createApplicationContext(
    { module: Counting, providers: counting },
    { logger: ['error'] },
  );
  try {
    const [transactions, models] = [new Transactions(source, 'analytics'), parts.get(Models)];
    const venues = wanted ? [wanted] : await venuesToRebuild(transactions);
    for (const venueId of venues) {
      const facts = await rebuildVenue(transactions, models, venueId);
      console.log(`${venueId}: counted anew from ${facts} events.`);
    }
    console.log(`${venues.length} venue${venues.length === 1 ? '' : 's'} done.`);
  } finally {
    await parts.close();
    await source.destroy();
  }
}

/** As the service's own role: an administrator turns into it, and so is held to the venues' fences as the service is. */
function asAnalytics(url: string) {
  const options = dataSourceOptions({ service: 'analytics', entities: [] }, { url, poolSize: 1 });
  const extra = options.extra as { options: string };
  return {
    ...options,
    // A venue of many years is emptied in one statement, and nobody waits for an answer here.
    extra: {
      ...extra,
      ...{ options: `${extra.options} -c role=${roleOfService('analytics')}`, statement_timeout: 0 },
    },
  };
}
