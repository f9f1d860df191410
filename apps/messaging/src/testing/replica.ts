import { LogLevel } from '@guestflow/observability';
import {
  defaultSigningKeyDays,
  RunningService,
  ServiceDefinition,
  signingKeyTimes,
  startService,
} from '@guestflow/service';
import { noTelegram } from '@guestflow/testing';

/** What the replicas of a test's services have in common. */
export interface Shared {
  databaseUrl: string;
  brokerUrl: string;
  sealingKeys: string;
}

export function startReplica(
  service: ServiceDefinition,
  { databaseUrl, brokerUrl, sealingKeys }: Shared,
  logLevel: LogLevel = 'silent',
): Promise<RunningService> {
  return startService(service, {
    ...{ port: 0, host: '127.0.0.1', databaseUrl, poolSize: 8, sealingKeys },
    broker: { kind: 'embedded', url: brokerUrl },
    ...{ jwksUrl: 'http://127.0.0.1:9', retryDelaysMs: [50, 100, 200] },
    ...noTelegram,
    signingKeys: signingKeyTimes(defaultSigningKeyDays),
    ...{ publicUrl: 'http://localhost', superAdmin: { email: 'admin@localhost', password: 'not of this service' } },
    ...{ mailFrom: 'GuestFlow <no-reply@localhost>', ownerSignUp: false, logLevel, prettyLogs: false },
  });
}
