import { ValidationProblem } from '@guestflow/problems';
import { decoderOf, Encoding } from './file-encoding';
import { BrokenFile, Delimiter, guessDelimiter, mostColumns, rowsOf } from './file-rows';

export interface Inspected {
  encoding: Encoding;
  delimiter: Delimiter;
  columns: string[];
  rows: number;
  sample: string[][];
}

export const mostRows = 500_000;
const sampled = 5;
const longestHead = 200;

/** Reads a file from end to end, so that what is taken can be read later too. What is no table is a 400. */
export async function inspect(read: () => AsyncIterable<Buffer>, encoding: Encoding): Promise<Inspected> {
  try {
    const delimiter = guessDelimiter(await headOf(read(), encoding));
    let columns: string[] | undefined;
    let rows = 0;
    const sample: string[][] = [];
    for await (const { line, cells } of rowsOf(read(), { encoding, delimiter })) {
      if (!columns) {
        columns = columnsOf(cells, line);
        continue;
      }
      rows += 1;
      if (rows > mostRows) throw new BrokenFile(line, `there are more than ${mostRows} rows: part the file`);
      if (rows <= sampled) sample.push(cells.map((cell) => cell.trim().slice(0, longestHead)));
    }
    if (!columns) throw unread('the file is empty');
    if (rows === 0) throw unread('there is no row below the first one, which names the columns');
    return { encoding, delimiter, columns, rows, sample };
  } catch (error) {
    throw error instanceof BrokenFile ? unread(error.message) : error;
  }
}

export const unread = (message: string): ValidationProblem => new ValidationProblem([{ field: 'file', message }]);

function columnsOf(cells: string[], line: number): string[] {
  if (cells.length > mostColumns) throw new BrokenFile(line, `there are more than ${mostColumns} columns`);
  const columns = cells.map((cell) => cell.trim());
  const long = columns.findIndex((column) => column.length > longestHead);
  if (long >= 0) throw new BrokenFile(line, `the name of column ${long + 1} has more than ${longestHead} characters`);
  return columns;
}

async function headOf(parts: AsyncIterable<Buffer>, encoding: Encoding): Promise<string> {
  const decoder = decoderOf(encoding);
  try {
    for await (const part of parts) return decoder.decode(part, { stream: true });
  } catch {
    throw new BrokenFile(1, `the file is no valid ${decoder.encoding.toUpperCase()}`);
  }
  return '';
}
