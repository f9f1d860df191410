import { importFields, type ImportField } from './import-rules';

// The API tells what is wrong with a file in English. By what it says it is known which of our words are meant.

const named = <Name extends string>(table: readonly (readonly [RegExp, Name])[], message: string): Name | undefined =>
  table.find(([sign]) => sign.test(message))?.[1];

const lineIn = (message: string): number | undefined => Number(/\bline (\d+)/.exec(message)?.[1]) || undefined;

const ofFiles = [
  [/zip archive|Excel/, 'workbook'],
  [/file is empty/, 'empty'],
  [/no row below the first/, 'no_rows'],
  [/is no valid/, 'encoding'],
  [/quotation mark|characters: is a quot/, 'quotes'],
  [/more than \d+ rows/, 'many_rows'],
  [/more than \d+ columns|name of column/, 'many_columns'],
  [/no plain text|the file is an? /, 'no_text'],
  [/could not be gone on with/, 'broken_off'],
] as const;
export type FileFault = (typeof ofFiles)[number][1];

/** What is wrong with a file, and in which of its lines. */
export const fileFault = (message: string): { fault?: FileFault; line?: number } => ({
  fault: named(ofFiles, message),
  line: lineIn(message),
});

const ofLines = [
  [/^the same \w+ as in line/, 'same'],
  [/neither a phone nor/, 'nobody'],
  [/was erased/, 'erased'],
  [/more than \d+ characters|too long/, 'long'],
  [/more cells than columns/, 'cells'],
] as const;
export type LineFault = (typeof ofLines)[number][1];

/** What is told of a row; without a name it is that its field cannot be what stands there. */
export const lineFault = (message: string): { fault?: LineFault; line?: number } => ({
  fault: named(ofLines, message),
  line: lineIn(message),
});

/** Several columns may be these: what stands in them is joined. */
const gathering: readonly string[] = ['name', 'notes', 'tags'];

/** What is wrong with the choice of columns, before anybody is asked: a field chosen twice, or nothing to know guests by. */
export function columnsFault(columns: Record<number, string>): { twice?: ImportField; nobody?: true } | undefined {
  const chosen = Object.values(columns).filter(Boolean);
  const twice = importFields.find(
    (field) => !gathering.includes(field) && chosen.filter((one) => one === field).length > 1,
  );
  if (twice) return { twice };
  return chosen.includes('phone') || chosen.includes('email') ? undefined : { nobody: true };
}
