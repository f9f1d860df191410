import { ServiceName } from '@guestflow/contracts';
import { RabbitMqTransport } from '@guestflow/event-bus';
import { Metrics, createLogger } from '@guestflow/observability';
import { Transactions, dataSourceOptions } from '@guestflow/persistence';
import { DataSource } from 'typeorm';

export interface SideSettings {
  service: ServiceName;
  databaseUrl: string;
  brokerUrl: string;
  namespace: string;
}

/** What a service has of the database and of the bus, as its shell puts it together; nothing of HTTP. */
export async function openSide({ service, databaseUrl, brokerUrl, namespace }: SideSettings) {
  const logger = createLogger(service, 'warn');
  const source = await new DataSource(
    dataSourceOptions({ service, entities: [] }, { url: databaseUrl, poolSize: 10 }),
  ).initialize();
  return {
    logger,
    source,
    metrics: new Metrics(service),
    transactions: new Transactions(source, service),
    transport: new RabbitMqTransport(brokerUrl, logger, namespace),
  };
}
