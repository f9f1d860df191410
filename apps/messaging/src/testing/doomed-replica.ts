import { messaging } from '../messaging.module';
import { Shared, startReplica } from './replica';

/** A replica in a process of its own, which a test kills. */
void startReplica(messaging, JSON.parse(process.argv[2]!) as Shared);
