import { EncodingProbe, otherThanText } from './file-encoding';
import { BrokenFile, guessDelimiter, rowsOf } from './file-rows';
import { inspect } from './inspect-file';

const windows1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0)!;
      if (code < 0x80) return code;
      if (letter === 'ё') return 0xb8;
      return code - 0x410 + 0xc0;
    }),
  );
const utf16 = (text: string, { bigEndian = false } = {}): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const encodingOf = (...parts: Buffer[]) => {
  const probe = new EncodingProbe();
  for (const part of parts) probe.add(part);
  return probe.encoding();
};
async function* bytewise(bytes: Buffer, size = 1): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const table = 'Имя;Телефон\nАлёна;89161234567\n';

describe('the encoding of a file', () => {
  it('is told by its mark, else by whether all of it is UTF-8', () => {
    expect(encodingOf(Buffer.from(table))).toBe('utf-8');
    expect(encodingOf(Buffer.from(`\ufeff${table}`))).toBe('utf-8-bom');
    expect(encodingOf(utf16(table))).toBe('utf-16le');
    expect(encodingOf(utf16(table, { bigEndian: true }))).toBe('utf-16be');
    expect(encodingOf(windows1251(table))).toBe('windows-1251');
  });

  it('is found out of parts that are cut within a letter', () => {
    const bytes = Buffer.from(table);
    expect(encodingOf(...Array.from(bytes, (byte) => Buffer.from([byte])))).toBe('utf-8');
    // A letter that never ends is none.
    expect(encodingOf(bytes.subarray(0, 1))).toBe('windows-1251');
  });

  it.each([
    ['utf-8', Buffer.from(table)],
    ['utf-8-bom', Buffer.from(`\ufeff${table}`)],
    ['utf-16le', utf16(table)],
    ['utf-16be', utf16(table, { bigEndian: true })],
    ['windows-1251', windows1251(table)],
  ] as const)('%s is read the same, byte by byte', async (encoding, bytes) => {
    const rows = [];
    for await (const row of rowsOf(bytewise(bytes), { encoding, delimiter: ';' })) rows.push(row);
    expect(rows).toEqual([
      { line: 1, cells: ['Имя', 'Телефон'] },
      { line: 2, cells: ['Алёна', '89161234567'] },
    ]);
  });

  it('is none of what is no text', () => {
    expect(otherThanText(Buffer.from('504b030414000600', 'hex'))).toContain('Excel');
    expect(otherThanText(Buffer.from('89504e470d0a1a0a', 'hex'))).toContain('picture');
    expect(otherThanText(Buffer.from(table))).toBeUndefined();
  });
});

describe('the delimiter of a file', () => {
  it.each([
    ['a,b,c', ','],
    ['a;b;c\n1,2,3,4,5', ';'],
    ['a\tb', '\t'],
    ['a|b|c', '|'],
    ['"a,b,c";d', ';'],
    ['"a\n""b"";c;d",e', ','],
    ['phone', ','],
    ['', ','],
  ])('of %j is %j', (text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });
});

describe('the rows of a file', () => {
  const linesOf = async (text: string, size = 3) => {
    const rows: [number, ...string[]][] = [];
    for await (const { line, cells } of rowsOf(bytewise(Buffer.from(text), size), {
      encoding: 'utf-8',
      delimiter: ',',
    })) {
      rows.push([line, ...cells]);
    }
    return rows;
  };

  it.each([['\n'], ['\r\n'], ['\r']])(
    'are counted by lines that end in %j, also within quotation marks',
    async (end) => {
      const text = ['a,b', '"1', '2",3', '', ',,', '4,"5', '', '6"', '7,8'].join(end);
      expect(await linesOf(text)).toEqual([
        [1, 'a', 'b'],
        [2, '1\n2', '3'],
        [6, '4', '5\n\n6'],
        [9, '7', '8'],
      ]);
    },
  );

  const brokenAt = async (text: string) => {
    const thrown = await linesOf(text, 7).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(BrokenFile);
    return (thrown as BrokenFile).line;
  };

  it('that are broken are named by their line', async () => {
    expect(await brokenAt('a,b\n1,2\n3,x"y"\n')).toBe(3);
    expect(await brokenAt('a,b\n1,2\n3,"x"y\n')).toBe(3);
    expect(await brokenAt('a,b\n1,2\n3,"never closed\n4,5\n6,7\n')).toBe(3);
    expect(await brokenAt(`a,b\n1,2\n${'x'.repeat(1_000_000)},3\n`)).toBe(3);
    expect(await brokenAt('a,b\n1,2\n3,4\n5,6\0\n')).toBe(4);
  });

  const refused = (text: string) =>
    inspect(() => bytewise(Buffer.from(text), 1_000), 'utf-8').then(
      () => 'taken',
      (error: Error) => error.message,
    );

  it('must be a table: what is none is said', async () => {
    expect(await refused('')).toContain('empty');
    expect(await refused('\n\n')).toContain('empty');
    expect(await refused('phone\n')).toContain('no row');
    expect(await refused(`${'a,'.repeat(201)}\n1`)).toContain('line 1: there are more than 200 columns');
    expect(await refused('a,b\n1,"2"3')).toContain('line 2');
    expect(await refused('phone\n1')).toBe('taken');
  });

  it('are shown by their beginning', async () => {
    const text = `Имя|Телефон\n${'А|1\n'.repeat(7)}`;
    expect(await inspect(() => bytewise(Buffer.from(text), 5_000), 'utf-8')).toEqual({
      encoding: 'utf-8',
      delimiter: '|',
      columns: ['Имя', 'Телефон'],
      rows: 7,
      sample: Array.from({ length: 5 }, () => ['А', '1']),
    });
  });
});
