import { deflateSync } from 'node:zlib';

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const u32 = (value: number): Buffer => Buffer.concat([u16(Math.floor(value / 65_536)), u16(value % 65_536)]);
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const little = (bytes: Buffer): Buffer => Buffer.from(bytes).reverse();

/** As small as a file of its kind can be, with so many pixels said in its head. */
export const smallFiles = {
  png: (width = 2, height = 2): Buffer =>
    Buffer.concat([
      latin('\x89PNG\r\n\x1a\n'),
      ...[u32(13), latin('IHDR'), u32(width), u32(height), Buffer.from([8, 2, 0, 0, 0]), u32(0)],
      ...[u32(11), latin('IDAT'), deflateSync(Buffer.alloc(2)), u32(0), u32(0), latin('IEND'), u32(0xae426082)],
    ]),
  gif: (width = 2, height = 2): Buffer =>
    Buffer.concat([latin('GIF89a'), little(u16(width)), little(u16(height)), Buffer.from([0, 0, 0, 0x3b])]),
  /** `before`: bytes of what comes before the picture. */
  jpeg: (width = 2, height = 2, before = 20): Buffer => {
    const described = Array.from({ length: Math.ceil(before / 60_000) }, () =>
      Buffer.concat([latin('\xff\xe1'), u16(Math.min(before, 60_000) + 2), Buffer.alloc(Math.min(before, 60_000))]),
    );
    const frame = Buffer.concat([
      latin('\xff\xc2'),
      u16(11),
      Buffer.from([8]),
      u16(height),
      u16(width),
      latin('\x01\x01\x11\0'),
    ]);
    return Buffer.concat([latin('\xff\xd8'), ...described, latin('\xff\xff'), frame, latin('\xff\xda\0\x02\xff\xd9')]);
  },
  webp: (form: 'VP8 ' | 'VP8L' | 'VP8X' = 'VP8X', width = 2, height = 2): Buffer => {
    const said = {
      'VP8 ': Buffer.concat([latin('\0\0\0\x9d\x01\x2a'), little(u16(width)), little(u16(height))]),
      VP8L: Buffer.concat([latin('\x2f'), little(u32((width - 1) | ((height - 1) << 14)))]),
      VP8X: Buffer.concat([
        latin('\0\0\0\0'),
        little(u32(width - 1)).subarray(0, 3),
        little(u32(height - 1)).subarray(0, 3),
      ]),
    };
    return Buffer.concat([latin('RIFF\0\0\0\0WEBP'), latin(form), u32(0), said[form], Buffer.alloc(4)]);
  },
  pdf: (): Buffer => latin('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
