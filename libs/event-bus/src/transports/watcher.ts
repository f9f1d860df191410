import { Notice } from './notice';

export interface Hears {
  notice(notice: Notice): void;
  /** From here on everything is heard. What was told before this moment, since the last notice, may have been missed. */
  gap(): void;
}

/**
 * Hears of facts as they happen, beside the queues: every watcher of every one, nothing is kept for one that is away, and
 * none is waited for. Whether a fact leaves the outbox is decided by the services' queues alone. Like the transports there
 * are two, held to one contract.
 */
export interface Watcher {
  /** Of events with these names. Resolves also when the broker cannot be reached yet: then it begins with a gap later. */
  start(names: string[], hears: Hears): Promise<void>;
  isUp(): boolean;
  close(): Promise<void>;
}
