import { pipeline, Readable } from 'node:stream';
import type { TextDecoder } from 'node:util';
import { CsvError, Options, parse } from 'csv-parse';
import { decoderOf, Encoding } from './file-encoding';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface FileForm {
  encoding: Encoding;
  delimiter: Delimiter;
}

export interface Row {
  /** Where it begins, as an editor counts. */
  line: number;
  cells: string[];
}

/** The file cannot be read any further than to this line. */
export class BrokenFile extends Error {
  override readonly name = 'BrokenFile';
  constructor(
    readonly line: number,
    readonly what: string,
  ) {
    super(`line ${line}: ${what}`);
  }
}

export const mostColumns = 200;
// Of all cells of a row together.
const longestRow = 128_000;

/** The rows of a file with something in them, the first of which names the columns. */
export async function* rowsOf(
  parts: AsyncIterable<Buffer>,
  { encoding, delimiter }: FileForm,
): AsyncGenerator<Row, void> {
  let last = 0;
  const options: Options<Row, string[]> = {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longestRow,
    on_record: (cells: string[], { lines }): Row => {
      last = lines;
      return { line: lines - breaksIn(cells), cells };
    },
  };
  // Its types know of rows with named columns only that they can be made into something else.
  const parser = parse(options as object);
  // What goes wrong in between ends the parser with it.
  pipeline(Readable.from(textOf(parts, encoding)), parser, () => undefined);
  try {
    yield* parser as AsyncIterable<Row>;
  } catch (error) {
    throw error instanceof CsvError ? brokenBy(error, last + 1) : error;
  }
}

const breaksIn = (cells: string[]): number =>
  cells.reduce((breaks, cell) => (cell.includes('\n') ? breaks + cell.split('\n').length - 1 : breaks), 0);

/** `begun` is where the row begins that cannot be read. */
function brokenBy(error: CsvError, begun: number): BrokenFile {
  const line = Number((error as CsvError & { lines?: number }).lines ?? begun);
  switch (error.code as string) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new BrokenFile(begun, 'a quotation mark is opened in this row and never closed');
    case 'CSV_MAX_RECORD_SIZE':
      return new BrokenFile(begun, `the row has more than ${longestRow} characters: is a quotation mark not closed?`);
    case 'CSV_INVALID_CLOSING_QUOTE':
      return new BrokenFile(line, 'a closing quotation mark is followed by text: quotation marks inside are doubled');
    default:
      return new BrokenFile(line, 'a quotation mark inside a cell: the cell must stand in quotation marks');
  }
}

/** The text, its lines ended in one way only: so that they are counted as an editor counts them. */
async function* textOf(parts: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  let line = 1;
  let cut = '';
  for await (const part of parts) {
    const text = cut + read(decoder, line, part);
    cut = text.endsWith('\r') ? '\r' : '';
    const lines = (cut ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
    line = endOf(lines, line);
    // A parser takes nothing for the end of all.
    if (lines) yield lines;
  }
  const rest = (cut + read(decoder, line)).replace(/\r\n?/g, '\n');
  endOf(rest, line);
  if (rest) yield rest;
}

function read(decoder: TextDecoder, line: number, part?: Buffer): string {
  try {
    return decoder.decode(part, { stream: part !== undefined });
  } catch {
    throw new BrokenFile(line, `after here the file is no valid ${decoder.encoding.toUpperCase()}`);
  }
}

/** The line that the text ends on. PostgreSQL keeps no text with a NUL in it, and no table of people has one. */
function endOf(text: string, begun: number): number {
  const nul = text.indexOf('\0');
  const lines = (until: string): number => begun + until.split('\n').length - 1;
  if (nul >= 0) throw new BrokenFile(lines(text.slice(0, nul)), 'there is a NUL byte: the file is no plain text');
  return lines(text);
}

/** Which of the marks parts the columns: the one that the first line has most of, outside of quotation marks. */
export function guessDelimiter(text: string): Delimiter {
  const [head = ''] = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.trimStart()) ?? [];
  const bare = head.replace(/"(?:[^"]|"")*"/g, '');
  const count = (mark: Delimiter): number => bare.split(mark).length;
  return delimiters.reduce((most, mark) => (count(mark) > count(most) ? mark : most));
}
