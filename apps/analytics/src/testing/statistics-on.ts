import { randomBytes } from 'node:crypto';
import { Sealer, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { replicaOf } from '../events/testing/opened-log';
import { Statistics } from '../statistics/statistics';

const sealer = new Sealer(`k:${randomBytes(32).toString('base64')}`);

/** Statistics as the service has them, on a database that a test has opened. */
export const statisticsOn = (transactions: Transactions, clock: Clock): Statistics =>
  new Statistics(transactions, clock, replicaOf(transactions, sealer, clock).log);
