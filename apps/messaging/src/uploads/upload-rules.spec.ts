import { RuleViolation, TooLarge, ValidationProblem } from '@guestflow/problems';
import { imageSizeOf } from './image-size-rules';
import { realTypeOf } from './real-type-rules';
import { smallFiles } from './testing/small-files';
import {
  assertNotLarger,
  assertRoom,
  assertSound,
  kindOf,
  mostBytes,
  mostBytesOfVenue,
  mostOfVenue,
  takenType,
} from './upload-rules';

const { gif, jpeg, pdf, png, webp } = smallFiles;
const text = (said: string): Buffer => Buffer.from(said, 'latin1');

describe('what a file is', () => {
  it('is told by its own first bytes', () => {
    expect([jpeg(), png(), gif(), pdf(), webp('VP8 '), webp('VP8L'), webp('VP8X')].map(realTypeOf)).toEqual([
      ...['image/jpeg', 'image/png', 'image/gif', 'application/pdf', 'image/webp', 'image/webp', 'image/webp'],
    ]);
  });

  it.each([
    ['a page', '<!DOCTYPE html><script>alert(1)</script>'],
    ['a drawing that can run', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a script', '#!/bin/sh\nrm -rf /'],
    ['a program', 'MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0'],
    ['a program of another system', '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0'],
    ['an archive', 'PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\0\0'],
    ['a sound in the same coat as a WebP', 'RIFF\0\0\0\0WAVEfmt '],
    ['an image that comes late', ' \x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['a PDF after a page', '<script>1</script>%PDF-1.7'],
    ['the beginning of one', '\x89PN'],
    ['nothing', ''],
  ])('is not taken when it is %s', (_, bytes) => {
    expect(realTypeOf(text(bytes))).toBeUndefined();
    expect(() => takenType(text(bytes), 'image/png')).toThrow('the file must be one of image/jpeg');
  });

  it('must be what it is said to be, or nothing in particular', () => {
    expect(takenType(png(), 'image/png')).toBe('image/png');
    expect(takenType(png(), 'application/octet-stream')).toBe('image/png');
    expect(() => takenType(png(), 'image/jpeg')).toThrow('the file is image/png, not image/jpeg');
    expect(() => takenType(pdf(), 'image/jpeg')).toThrow(ValidationProblem);
  });

  it('decides how Telegram shows it, unless it is said', () => {
    expect(kindOf('image/webp', undefined)).toBe('photo');
    expect(kindOf('image/png', 'file')).toBe('file');
    expect(kindOf('image/gif', undefined)).toBe('file');
    expect(kindOf('application/pdf', undefined)).toBe('file');
    expect(() => kindOf('application/pdf', 'photo')).toThrow('a photo is one of');
    expect(() => kindOf('image/gif', 'photo')).toThrow('a photo is one of');
  });
});

describe('how large an image is', () => {
  it.each([
    ['image/png', png(640, 480)],
    ['image/gif', gif(640, 480)],
    ['image/jpeg', jpeg(640, 480)],
    ['image/jpeg', jpeg(640, 480, 500_000)],
    ['image/webp', webp('VP8 ', 640, 480)],
    ['image/webp', webp('VP8L', 640, 480)],
    ['image/webp', webp('VP8X', 640, 480)],
  ] as const)('stands in its head: %s', (type, bytes) => {
    expect(imageSizeOf(type, bytes)).toEqual({ width: 640, height: 480 });
  });

  it('is not known of what ends before, says nothing, or is no image', () => {
    for (const [type, bytes] of [
      ['image/png', png().subarray(0, 20)],
      ['image/png', png(0, 5)],
      ['image/gif', gif().subarray(0, 7)],
      ['image/jpeg', text('\xff\xd8\xff')],
      ['image/jpeg', text('\xff\xd8\xff\xda\0\x02\xff\xd9')],
      ['image/jpeg', Buffer.concat([text('\xff\xd8'), Buffer.alloc(100)])],
      ['image/jpeg', Buffer.alloc(200_000, 0xff)],
      ['image/webp', text('RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\0\0\0\0\0\0\0')],
      ['image/webp', text('RIFF\0\0\0\0WEBPVP8?\0\0\0\0\0\0\0\0\0\0\0\0\0\0')],
      ['application/pdf', pdf()],
    ] as const) {
      expect(imageSizeOf(type, bytes)).toBeUndefined();
    }
  });
});

describe('a file', () => {
  it('is a photo as far as Telegram takes it for one', () => {
    expect(() => assertSound('image/png', 'photo', { width: 8_000, height: 2_000 })).not.toThrow();
    expect(() => assertSound('image/png', 'photo', { width: 8_000, height: 2_001 })).toThrow('10000 together');
    expect(() => assertSound('image/png', 'photo', { width: 100, height: 2_000 })).not.toThrow();
    expect(() => assertSound('image/png', 'photo', { width: 99, height: 2_000 })).toThrow('20 times');
    expect(() => assertSound('image/png', 'file', { width: 30_000, height: 1 })).not.toThrow();
    expect(() => assertSound('image/gif', 'file', undefined)).toThrow('broken');
    expect(() => assertSound('application/pdf', 'file', undefined)).not.toThrow();
  });

  it('is no larger than can be sent', () => {
    expect(() => assertNotLarger('photo', mostBytes.photo)).not.toThrow();
    expect(() => assertNotLarger('photo', mostBytes.photo + 1)).toThrow(TooLarge);
    expect(() => assertNotLarger('file', mostBytes.photo + 1)).not.toThrow();
    expect(() => assertNotLarger('file', mostBytes.file + 1)).toThrow(TooLarge);
  });

  it('has room among those of its venue', () => {
    expect(() => assertRoom({ count: mostOfVenue - 1, bytes: mostBytesOfVenue - 5 }, 5)).not.toThrow();
    expect(() => assertRoom({ count: 1, bytes: mostBytesOfVenue - 5 }, 6)).toThrow(RuleViolation);
    expect(() => assertRoom({ count: mostOfVenue, bytes: 0 }, 1)).toThrow(RuleViolation);
  });
});
