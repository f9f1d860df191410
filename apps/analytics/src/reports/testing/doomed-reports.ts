import 'reflect-metadata';
import { createLogger } from '@guestflow/observability';
import { dataSourceOptions, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf } from '@guestflow/service';
import { DataSource } from 'typeorm';
import { analytics } from '../../analytics.module';
import { statisticsOn } from '../../testing/statistics-on';
import { WeeklyReports } from '../weekly-reports';

export interface Doom {
  databaseUrl: string;
  now: string;
}

/** A replica that tells weekly reports, again and again, until it is killed. */
async function run({ databaseUrl: url, now }: Doom): Promise<void> {
  const source = await new DataSource(dataSourceOptions(databaseOf(analytics), { url, poolSize: 3 })).initialize();
  const transactions = new Transactions(source, 'analytics');
  const clock: Clock = { now: () => new Date(now) };
  const statistics = statisticsOn(transactions, clock);
  const logger = createLogger('analytics', 'error');
  const reports = new WeeklyReports(transactions, statistics, clock, logger);
  process.send?.('ready');
  setInterval(() => void reports.tick(), 50);
}

void run(JSON.parse(process.argv[2]!) as Doom);
