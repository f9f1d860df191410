import { Socket } from 'node:net';
import { ServiceName } from '@guestflow/contracts';
import { DataSource, DataSourceOptions, EntityTarget, MigrationInterface } from 'typeorm';
import { gatheringWrites } from './gathered-writes';
import { schemaOfService } from './names';
import type { SealedColumn } from './resealing';

/** What a service has in the database: declared once in its module, used by the service and by the migration job. */
export interface ServiceDatabase {
  service: ServiceName | 'broker';
  entities: EntityTarget<object>[];
  migrations: (new () => MigrationInterface)[];
  sealed?: readonly SealedColumn[];
}

export interface ConnectionSettings {
  url: string;
  poolSize: number;
}

export function dataSourceOptions(
  { service, entities }: Pick<ServiceDatabase, 'service' | 'entities'>,
  { url, poolSize }: ConnectionSettings,
): DataSourceOptions {
  const schema = schemaOfService(service);
  return {
    type: 'postgres',
    url,
    schema,
    entities: entities as (new () => object)[],
    synchronize: false,
    logging: false,
    applicationName: `guestflow-${service}`,
    poolSize,
    // Extensions are made by the migration job; a service's role may not make them.
    installExtensions: false,
    extra: {
      // What is asked before the last answer is there is sent at once, and in one piece.
      pipeline: true,
      stream: () => gatheringWrites(new Socket()),
      options: `-c search_path=${schema},public`,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      // A request that waits longer has been given up by its caller.
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  };
}

export type { DataSource };
