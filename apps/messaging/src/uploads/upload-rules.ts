import { RuleViolation, TooLarge, ValidationProblem } from '@guestflow/problems';
import { ImageSize } from './image-size-rules';
import { realTypeOf, UploadType, uploadTypes } from './real-type-rules';

export type UploadKind = 'photo' | 'file';

const mebibyte = 1024 * 1024;
/** Of a photo no more is taken by Telegram; of files it would take more than anybody waits for. */
export const mostBytes: Record<UploadKind, number> = { photo: 10 * mebibyte, file: 20 * mebibyte };

/** What Telegram shows as a photo. A GIF moves only as a file. */
const photoTypes: readonly UploadType[] = ['image/jpeg', 'image/png', 'image/webp'];
const mostSides = 10_000;
const mostRatio = 20;

/** Together, of one venue. */
export const mostBytesOfVenue = 1024 * mebibyte;
export const mostOfVenue = 2_000;

/** Nothing uses it, and this long nothing has: it was for a letter that was never written. */
export const keptUnusedMs = 7 * 86_400_000;
/** Somebody uses it: it is looked at again then. */
export const lookAgainMs = keptUnusedMs;
/** Whoever has not brought it to its place by then never will. */
export const comingMs = 3_600_000;
/** Whoever deletes it is given so long before another does. */
export const leavingMs = 300_000;

const notTaken = `the file must be one of ${uploadTypes.join(', ')}`;

/** What says of itself only that it is bytes says nothing wrong. */
const anyBytes = 'application/octet-stream';

/** What a file is by its first bytes, where that is taken and is not said to be something else. */
export function takenType(head: Uint8Array, declared: string): UploadType {
  const type = realTypeOf(head);
  if (!type) throw wrong('body', notTaken);
  if (declared !== anyBytes && declared !== type) {
    throw wrong('content-type', `the file is ${type}, not ${declared}`);
  }
  return type;
}

export function kindOf(type: UploadType, wanted: UploadKind | undefined): UploadKind {
  const isPhoto = photoTypes.includes(type);
  if (wanted === 'photo' && !isPhoto) throw wrong('kind', `a photo is one of ${photoTypes.join(', ')}, not ${type}`);
  return wanted ?? (isPhoto ? 'photo' : 'file');
}

export function assertNotLarger(kind: UploadKind, bytes: number): void {
  if (bytes > mostBytes[kind]) throw new TooLarge(mostBytes[kind]);
}

/** What is no image has no size to be wrong. */
export function assertSound(type: UploadType, kind: UploadKind, size: ImageSize | undefined): void {
  if (!type.startsWith('image/')) return;
  if (!size) throw wrong('body', 'the image is broken: it does not say how large it is');
  if (kind === 'file') return;
  const { width, height } = size;
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (long + short > mostSides) throw wrong('body', `width and height of a photo are ${mostSides} together at most`);
  if (long / short > mostRatio) throw wrong('body', `a photo is at most ${mostRatio} times as long as it is wide`);
}

export function assertRoom(there: { count: number; bytes: number }, bytes: number): void {
  if (there.count < mostOfVenue && there.bytes + bytes <= mostBytesOfVenue) return;
  throw new RuleViolation('uploads_full', 'The venue has no room for it: delete what is not needed any more', {
    ...{ used_bytes: there.bytes, most_bytes: mostBytesOfVenue, most_uploads: mostOfVenue },
  });
}

const wrong = (field: string, message: string): ValidationProblem => new ValidationProblem([{ field, message }]);
