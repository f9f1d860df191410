import { TextDecoder } from 'node:util';

export const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1251'] as const;
export type Encoding = (typeof encodings)[number];

const marks: [encoding: Encoding, mark: number[]][] = [
  ['utf-8-bom', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** How files begin that are no text, whatever their name says. */
const others: [beginning: string, what: string][] = [
  ['504b0304', 'an Excel workbook or another zip archive: save it as CSV first'],
  ['d0cf11e0', 'an old Excel workbook: save it as CSV first'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['47494638', 'a picture'],
  ['25504446', 'a PDF document'],
  ['1f8b', 'an archive'],
  ['52617221', 'an archive'],
];

/** What a file is, where it is surely no text. */
export const otherThanText = (beginning: Buffer): string | undefined => {
  const hex = beginning.subarray(0, 8).toString('hex');
  return others.find(([begins]) => hex.startsWith(begins))?.[1];
};

/** Finds out how a file is encoded, part by part: by its mark, else UTF-8 where all of it is that, else Windows-1251. */
export class EncodingProbe {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private beginning = Buffer.alloc(0);
  private isUtf8 = true;

  add(part: Buffer): void {
    if (this.beginning.length < 8) this.beginning = Buffer.concat([this.beginning, part.subarray(0, 8)]);
    if (this.isUtf8) this.isUtf8 = this.reads(part);
  }

  get begins(): Buffer {
    return this.beginning;
  }

  encoding(): Encoding {
    const marked = marks.find(([, mark]) => mark.every((byte, at) => this.beginning[at] === byte));
    if (marked) return marked[0];
    return this.isUtf8 && this.reads() ? 'utf-8' : 'windows-1251';
  }

  private reads(part?: Buffer): boolean {
    try {
      this.decoder.decode(part, { stream: part !== undefined });
      return true;
    } catch {
      return false;
    }
  }
}

/** The mark at the beginning is left out. What is no text of this encoding throws. */
export const decoderOf = (encoding: Encoding): TextDecoder =>
  new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true });
