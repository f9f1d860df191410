import { ServiceName } from '@guestflow/contracts';
import { freePort } from '@guestflow/persistence';

/** The variable by which the gateway is told where a service is. */
export const addressVariable = (name: ServiceName): string => `${name.toUpperCase().replace('-', '_')}_URL`;

export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}
