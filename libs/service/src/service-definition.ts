import { Type } from '@nestjs/common';
import { ServiceName } from '@guestflow/contracts';
import { ServiceDatabase } from '@guestflow/persistence';

/** What a service is: its name, its features and what it has in the database. The shell adds the rest. */
export interface ServiceDefinition {
  name: ServiceName;
  module: Type;
  database: Pick<ServiceDatabase, 'entities' | 'migrations' | 'sealed'>;
}

export const databaseOf = ({ name, database }: ServiceDefinition): ServiceDatabase => ({ service: name, ...database });
