import { Mailer, mailerOf } from '@guestflow/mail';
import { createLogger, Metrics } from '@guestflow/observability';
import { dataSourceOptions, Forgetting, Sealer, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { DataSource } from 'typeorm';
import { Channels } from '../channels/channels';
import { LetterLedger } from '../letters/letter-ledger';
import { LetterPress } from '../letters/letter-press';
import { LetterSender } from '../letters/letter-sender';
import { messaging } from '../messaging.module';
import { Unsubscribing } from '../unsubscribing/unsubscribing';

export interface Doomed {
  databaseUrl: string;
  smtpUrl: string;
  sealingKeys: string;
  now: string;
}

/** A sender in a process of its own, which is killed when the mail server has a letter, before it can say so. */
async function run({ databaseUrl, smtpUrl, sealingKeys, now }: Doomed): Promise<void> {
  const source = await new DataSource(
    dataSourceOptions(databaseOf(messaging), { url: databaseUrl, poolSize: 2 }),
  ).initialize();
  const logger = createLogger('test', 'silent');
  const real = mailerOf({ smtpUrl, mailFrom: 'no-reply@guestflow.example' }, logger);
  const mailer: Mailer = {
    send: async (letter) => {
      await real.send(letter);
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => undefined);
    },
  };
  const sealer = new Sealer(sealingKeys);
  const settings = { publicUrl: 'https://guestflow.example', smtpUrl, guestMailPerSecond: 10 };
  const clock = { now: () => new Date(now) };
  const ledger = new LetterLedger(new Transactions(source, 'messaging'), new Forgetting(sealer), clock, settings);
  const press = new LetterPress(mailer, new Unsubscribing(sealer, settings), settings);
  new LetterSender(ledger, press, new Channels(settings), new Metrics('messaging'), logger).wake();
}

void run(JSON.parse(process.argv[2]!) as Doomed);
