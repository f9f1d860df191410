import { ServiceName } from '@guestflow/contracts';

/** A service's schema is its own name, in the letters PostgreSQL takes without quotes. */
export const schemaOfService = (service: ServiceName | 'broker'): string => service.replaceAll('-', '_');

/** The role a service signs in as: it reaches its own schema, one venue at a time, and nothing else. */
export const roleOfService = (service: ServiceName | 'broker'): string => `guestflow_${schemaOfService(service)}`;

/** What a service's role may turn into to read across venues. It signs in nowhere and writes nothing. */
export const platformRoleOfService = (service: ServiceName): string => `${roleOfService(service)}_platform`;
