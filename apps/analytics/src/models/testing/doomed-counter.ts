import 'reflect-metadata';
import { createLogger } from '@guestflow/observability';
import { dataSourceOptions, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { DataSource } from 'typeorm';
import { analytics } from '../../analytics.module';
import { Counter } from '../counter';
import { Models } from '../models';
import { Tally } from './tally';

/** A replica that counts, again and again and taking its time, until it is killed. */
async function run(url: string): Promise<void> {
  const source = await new DataSource(dataSourceOptions(databaseOf(analytics), { url, poolSize: 3 })).initialize();
  const tally = new Tally(() => new Promise((resolve) => setTimeout(resolve, Math.random() * 8)));
  const logger = createLogger('analytics', 'error');
  const counter = new Counter(new Transactions(source, 'analytics'), new Models([tally]), logger);
  process.send?.('ready');
  setInterval(() => void counter.look(), 20);
}

void run(process.argv[2]!);
