import { ValidationProblem } from '@guestflow/problems';
import { SpooledFile } from '@guestflow/storage';
import { ImageSize, imageSizeOf, mostBeforeSize } from './image-size-rules';
import { tellingBytes, UploadType } from './real-type-rules';
import { assertNotLarger, assertSound, kindOf, takenType, UploadKind } from './upload-rules';

export interface Said {
  /** The request's media type. */
  declared: string;
  kind?: UploadKind;
}

/** A file that is taken: what it is, and its bytes until it is closed. */
export interface ReceivedUpload {
  file: SpooledFile;
  type: UploadType;
  kind: UploadKind;
  size?: ImageSize;
}

/** Takes a file in, and refuses it as soon as it can be told that it is not taken. */
export async function receiveUpload(parts: AsyncIterable<Buffer>, said: Said): Promise<ReceivedUpload> {
  let head = Buffer.alloc(0);
  let told: { type: UploadType; kind: UploadKind } | undefined;
  const tell = () => {
    const type = takenType(head, said.declared);
    return (told = { type, kind: kindOf(type, said.kind) });
  };
  const file = await SpooledFile.receive(parts, (part, before) => {
    if (!told) head = Buffer.concat([head, part.subarray(0, tellingBytes)]);
    if (!told && head.length >= tellingBytes) tell();
    if (told) assertNotLarger(told.kind, before + part.length);
  });
  try {
    if (file.size === 0) throw new ValidationProblem([{ field: 'body', message: 'the file is empty' }]);
    const { type, kind } = told ?? tell();
    const size = imageSizeOf(type, await file.head(mostBeforeSize));
    assertSound(type, kind, size);
    return { file, type, kind, size };
  } catch (error) {
    await file.close();
    throw error;
  }
}
