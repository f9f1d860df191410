export const uploadTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'] as const;
export type UploadType = (typeof uploadTypes)[number];

/** By so many of its first bytes a type is known. */
export const tellingBytes = 16;

const signs: [UploadType, RegExp][] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n\x1a\n.{4}IHDR/s],
  ['image/webp', /^RIFF.{4}WEBPVP8/s],
  ['image/gif', /^GIF8[79]a/],
  ['application/pdf', /^%PDF-[12]\.\d/],
];

/** What a file is by its own first bytes, whatever it is said to be. */
export function realTypeOf(head: Uint8Array): UploadType | undefined {
  const text = textAt(head, 0, tellingBytes);
  return signs.find(([, sign]) => sign.test(text))?.[0];
}

/** A letter for each byte. */
export const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));
