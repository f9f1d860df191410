import { openReplica, ReplicaOptions } from './sending-house';

/** A replica that sends until it is killed. */
void openReplica(JSON.parse(process.argv[2]!) as ReplicaOptions, 'error');
