import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Announced, assertKey, Storage, Stored, StorageError } from './storage';

/** In a folder, a file for each key. Replicas of a service share one, or are one. */
export class FolderStorage extends Storage {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, bytes: AsyncIterable<Uint8Array>, { size }: Announced): Promise<void> {
    const place = this.placeOf(key);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    try {
      await write(comingTo(place), bytes, size);
      await rename(comingTo(place), place);
      await onto(path.dirname(place));
    } catch (error) {
      await rm(comingTo(place), { force: true });
      throw error;
    }
  }

  async get(key: string): Promise<Stored | undefined> {
    const handle = await open(this.placeOf(key), 'r').catch(noneIfAbsent);
    if (!handle) return undefined;
    const { size } = await handle.stat();
    return { size, bytes: handle.createReadStream() };
  }

  async delete(key: string): Promise<void> {
    const place = this.placeOf(key);
    await rm(place, { force: true });
    await rm(comingTo(place), { force: true });
  }

  private placeOf(key: string): string {
    assertKey(key);
    return path.join(this.folder, key);
  }
}

// No key has a dot in it.
const comingTo = (place: string): string => `${place}.coming`;

async function write(place: string, bytes: AsyncIterable<Uint8Array>, announced: number): Promise<void> {
  const handle = await open(place, 'w', 0o600);
  try {
    let size = 0;
    for await (const part of bytes) {
      await handle.appendFile(part);
      size += part.length;
    }
    if (size !== announced) throw new StorageError(`was told of ${announced} bytes, and got ${size}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new name is on the disk when its folder is. */
async function onto(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function noneIfAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
