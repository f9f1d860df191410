import { randomUUID } from 'node:crypto';
import { FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Encoding, EncodingProbe, otherThanText } from './file-encoding';
import { unread } from './inspect-file';

const partBytes = 256 * 1024;

/**
 * A file while it comes in. It lies on the disk, without a name: whoever sends slowly keeps neither memory nor a
 * connection of the database, and nothing of it is left whatever happens.
 */
export class ReceivedFile {
  private constructor(
    private readonly handle: FileHandle,
    readonly bytes: number,
    readonly encoding: Encoding,
  ) {}

  static async receive(parts: AsyncIterable<Buffer>): Promise<ReceivedFile> {
    const place = path.join(tmpdir(), `guestflow-${randomUUID()}`);
    const handle = await open(place, 'wx+', 0o600);
    try {
      await unlink(place);
      const probe = new EncodingProbe();
      let bytes = 0;
      for await (const part of parts) {
        probe.add(part);
        await handle.write(part, 0, part.length, bytes);
        bytes += part.length;
      }
      if (bytes === 0) throw unread('the file is empty');
      const other = otherThanText(probe.begins);
      if (other) throw unread(`the file is ${other}`);
      return new ReceivedFile(handle, bytes, probe.encoding());
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async *parts(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.bytes; at += partBytes) {
      const part = Buffer.alloc(Math.min(partBytes, this.bytes - at));
      await this.handle.read(part, 0, part.length, at);
      yield part;
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
