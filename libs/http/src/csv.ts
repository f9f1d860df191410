// The wide ones too: where Japanese or Chinese is written, they begin a formula as well.
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/** A spreadsheet would calculate what begins like a formula. With an apostrophe before it, it is text. */
export const neutral = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

export type Cell = string | number | boolean | null | undefined;

const quoted = (text: string, delimiter: string): string =>
  /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

/** A small table as spreadsheets open it: UTF-8 with its mark, lines as Windows ends them. */
export function csvOf(heads: readonly string[], rows: readonly (readonly Cell[])[], delimiter = ','): string {
  const cellOf = (cell: Cell): string =>
    quoted(typeof cell === 'string' ? neutral(cell) : String(cell ?? ''), delimiter);
  return `\uFEFF${[heads, ...rows].map((row) => row.map(cellOf).join(delimiter)).join('\r\n')}\r\n`;
}
