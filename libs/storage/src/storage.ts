/** What is said of bytes before they come. */
export interface Announced {
  type: string;
  size: number;
  /** Of all of them, in hexadecimal digits. */
  sha256: string;
}

export interface Stored {
  size: number;
  bytes: NodeJS.ReadableStream & AsyncIterable<Buffer>;
}

/**
 * Where bytes are kept that are too many for the database. Keys are ids of our own, with a slash between them where there
 * are several: never a word that came from outside.
 */
export abstract class Storage {
  /** All of it, or nothing. One writes under a key at a time; what was there before is replaced. */
  abstract put(key: string, bytes: AsyncIterable<Uint8Array>, announced: Announced): Promise<void>;
  /** Undefined where there is nothing. */
  abstract get(key: string): Promise<Stored | undefined>;
  /** Also what a put that was killed has left. Where there is nothing, that is as it should be. */
  abstract delete(key: string): Promise<void>;
}

/** It cannot be reached, or does not do what it was asked. */
export class StorageError extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`The storage ${what}`, options);
    this.name = 'StorageError';
  }
}

const form = /^[\da-z-]+(\/[\da-z-]+)*$/;
const longest = 200;

/** Without a dot there is no way up, and no name of anything else. */
export function assertKey(key: string): void {
  if (key.length > longest || !form.test(key)) throw new StorageError('takes ids for keys, and nothing else');
}
