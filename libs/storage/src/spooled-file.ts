import { createHash, randomUUID } from 'node:crypto';
import { FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const partBytes = 256 * 1024;

/** Looks at each part as it comes, with how many bytes came before it. What it throws ends the coming. */
export type Watch = (part: Buffer, before: number) => void;

/**
 * A file while it comes in. It lies on the disk, without a name: whoever sends slowly keeps neither memory nor a
 * connection of the database, and nothing of it is left whatever happens.
 */
export class SpooledFile {
  private constructor(
    private readonly handle: FileHandle,
    readonly size: number,
    readonly sha256: string,
  ) {}

  static async receive(parts: AsyncIterable<Buffer>, watch: Watch = () => undefined): Promise<SpooledFile> {
    const place = path.join(tmpdir(), `guestflow-${randomUUID()}`);
    const handle = await open(place, 'wx+', 0o600);
    try {
      await unlink(place);
      const hash = createHash('sha256');
      let size = 0;
      for await (const part of parts) {
        watch(part, size);
        hash.update(part);
        await handle.appendFile(part);
        size += part.length;
      }
      return new SpooledFile(handle, size, hash.digest('hex'));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Its first bytes, at most so many. */
  async head(most: number): Promise<Buffer> {
    const head = Buffer.alloc(Math.min(most, this.size));
    await this.handle.read(head, 0, head.length, 0);
    return head;
  }

  async *parts(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.size; at += partBytes) {
      const part = Buffer.alloc(Math.min(partBytes, this.size - at));
      await this.handle.read(part, 0, part.length, at);
      yield part;
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
