import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line logged on behalf of one request or one event carries. */
export interface WorkContext {
  requestId: string;
  traceId?: string;
}

const storage = new AsyncLocalStorage<WorkContext>();

export const currentWork = (): WorkContext | undefined => storage.getStore();

export function duringWork<T>(context: WorkContext, work: () => T): T {
  return storage.run(context, work);
}
