import { textAt, UploadType } from './real-type-rules';

export interface ImageSize {
  width: number;
  height: number;
}

/** Before its picture begins, a JPEG may have thumbnails and descriptions of some size. */
export const mostBeforeSize = 2 * 1024 * 1024;

/** How large an image is by its own head; undefined where that cannot be read. */
export function imageSizeOf(type: UploadType, head: Uint8Array): ImageSize | undefined {
  const read = readers[type];
  try {
    const size = read?.(new DataView(head.buffer, head.byteOffset, head.byteLength), head);
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch (error) {
    // It ends before it has said.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Reader = (view: DataView, head: Uint8Array) => ImageSize | undefined;

const readers: Partial<Record<UploadType, Reader>> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/webp': webpSize,
  'image/jpeg': jpegSize,
};

const low14 = 0x3fff;

function webpSize(view: DataView, head: Uint8Array): ImageSize | undefined {
  switch (textAt(head, 12, 4)) {
    case 'VP8 ':
      if (textAt(head, 23, 3) !== '\x9d\x01\x2a') return undefined;
      return { width: view.getUint16(26, true) & low14, height: view.getUint16(28, true) & low14 };
    case 'VP8L': {
      if (view.getUint8(20) !== 0x2f) return undefined;
      const bits = view.getUint32(21, true);
      return { width: (bits & low14) + 1, height: ((bits >>> 14) & low14) + 1 };
    }
    case 'VP8X':
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return undefined;
  }
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** Goes from one segment to the next, until the one that begins the picture. */
function jpegSize(view: DataView): ImageSize | undefined {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (beginsFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    else if (marker === startOfScan || marker === endOfImage) return undefined;
    else at += 2 + Math.max(view.getUint16(at + 2), 2);
  }
  return undefined;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
/** Of the sixteen, three say other things. */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
