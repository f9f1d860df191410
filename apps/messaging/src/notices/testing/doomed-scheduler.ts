import 'reflect-metadata';
import { createLogger } from '@guestflow/observability';
import { dataSourceOptions, Forgetting, Sealer, Transactions } from '@guestflow/persistence';
import { databaseOf, SystemClock } from '@guestflow/service';
import { DataSource } from 'typeorm';
import { Channels } from '../../channels/channels';
import { messaging } from '../../messaging.module';
import { NoticeScheduler } from '../notice-scheduler';

export interface Doom {
  databaseUrl: string;
  sealingKeys: string;
}

/** A replica that says what is due, every second, until it is killed. */
async function run({ databaseUrl: url, sealingKeys }: Doom): Promise<void> {
  const source = await new DataSource(dataSourceOptions(databaseOf(messaging), { url, poolSize: 5 })).initialize();
  const scheduler = new NoticeScheduler(
    new Transactions(source, 'messaging'),
    new SystemClock(),
    new Forgetting(new Sealer(sealingKeys)),
    new Channels({ smtpUrl: undefined }),
    createLogger('messaging', 'error'),
  );
  setInterval(() => void scheduler.tick(), 1_000);
  process.send?.('ready');
}

void run(JSON.parse(process.argv[2]!) as Doom);
