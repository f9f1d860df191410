import { SpooledFile } from '@guestflow/storage';
import { Encoding, EncodingProbe, otherThanText } from './file-encoding';
import { unread } from './inspect-file';

/** A list while it comes in. */
export class ReceivedFile {
  private constructor(
    private readonly file: SpooledFile,
    readonly encoding: Encoding,
  ) {}

  static async receive(parts: AsyncIterable<Buffer>): Promise<ReceivedFile> {
    const probe = new EncodingProbe();
    const file = await SpooledFile.receive(parts, (part) => probe.add(part));
    try {
      if (file.size === 0) throw unread('the file is empty');
      const other = otherThanText(probe.begins);
      if (other) throw unread(`the file is ${other}`);
      return new ReceivedFile(file, probe.encoding());
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get bytes(): number {
    return this.file.size;
  }

  parts(): AsyncGenerator<Buffer> {
    return this.file.parts();
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
