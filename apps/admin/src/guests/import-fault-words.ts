import type { Shape } from '../api/client';
import { textsNow } from '../texts/language';
import { columnsFault, fileFault, lineFault } from './import-fault-rules';
import type { ImportField } from './import-rules';
import { importTexts } from './import-texts';

/** What is wrong with a file, in our words where we have them. */
export function wordsOfFile(message: string): string {
  const t = textsNow(importTexts);
  const { fault, line } = fileFault(message);
  if (!fault) return message;
  return line ? t.atLine(line, t.fileFaults[fault]) : t.fileFaults[fault];
}

/** What is told of a row: of a field of it, or of all. */
export function wordsOfLine({ field, message }: Shape<'LineProblemDto'>): string {
  const t = textsNow(importTexts);
  const { fault, line = 0 } = lineFault(message);
  if (fault === 'same') return t.lineFaults.same(line);
  if (fault === 'nobody' || fault === 'erased' || fault === 'cells') return t.lineFaults[fault];
  const name = t.fields[field as ImportField] ?? field;
  return `${name}: ${fault ? t.lineFaults[fault] : (t.wrong[field] ?? message)}`;
}

/** Why columns chosen so cannot be checked. */
export function wordsOfColumns(columns: Record<number, string>): string | undefined {
  const t = textsNow(importTexts);
  const fault = columnsFault(columns);
  if (fault?.twice) return t.twiceColumn(t.fields[fault.twice]);
  return fault && t.nobodyColumn;
}
