import { ServiceName } from '@guestflow/contracts';
import {
  dataSourceOptions,
  reseal,
  Resealed,
  roleOfService,
  SealedColumn,
  Sealer,
  Transactions,
} from '@guestflow/persistence';
import { ServiceDefinition } from '@guestflow/service';
import { DataSource } from 'typeorm';

export interface ResealedColumn extends Resealed {
  service: ServiceName;
  column: SealedColumn;
}

/**
 * Everything that a service has sealed, as its own role: an administrator turns into it, and so is held to the venues'
 * fences as the service is.
 */
export async function resealService(
  { name, database: { sealed = [] } }: ServiceDefinition,
  url: string,
  sealer: Sealer,
): Promise<ResealedColumn[]> {
  if (sealed.length === 0) return [];
  const options = dataSourceOptions({ service: name, entities: [] }, { url, poolSize: 2 });
  const extra = options.extra as { options: string };
  const source = new DataSource({
    ...options,
    extra: { ...extra, options: `${extra.options} -c role=${roleOfService(name)}` },
  });
  await source.initialize();
  try {
    const transactions = new Transactions(source, name);
    const done: ResealedColumn[] = [];
    for (const column of sealed) done.push({ service: name, column, ...(await reseal(transactions, sealer, column)) });
    return done;
  } finally {
    await source.destroy();
  }
}
