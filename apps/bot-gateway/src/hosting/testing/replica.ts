import { LogLevel } from '@guestflow/observability';
import { defaultSigningKeyDays, RunningService, signingKeyTimes, startService, TelegramMode } from '@guestflow/service';
import { noTelegram } from '@guestflow/testing';
import { talkative } from './talk';

/** What replicas of a service have in common. */
export interface Shared {
  databaseUrl: string;
  brokerUrl: string;
  sealingKeys: string;
  apiRoot: string;
  mode: TelegramMode;
}

/** What it logs is read for tokens where it runs beside its test. */
export function startReplica(
  { databaseUrl, brokerUrl, sealingKeys, apiRoot, mode }: Shared,
  logLevel: LogLevel = 'trace',
): Promise<RunningService> {
  return startService(talkative, {
    ...{ port: 0, host: '127.0.0.1', databaseUrl, poolSize: 8, sealingKeys },
    broker: { kind: 'embedded', url: brokerUrl },
    ...{ jwksUrl: 'http://127.0.0.1:9', retryDelaysMs: [50, 100, 200] },
    ...noTelegram,
    telegram: { ...noTelegram.telegram, apiRoot, mode },
    signingKeys: signingKeyTimes(defaultSigningKeyDays),
    ...{ publicUrl: 'http://localhost', superAdmin: { email: 'admin@localhost', password: 'not of this service' } },
    ...{ mailFrom: 'GuestFlow <no-reply@localhost>', ownerSignUp: false, logLevel, prettyLogs: false },
  });
}
