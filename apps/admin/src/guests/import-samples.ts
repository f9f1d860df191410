/** How the rows of a list begin that was uploaded here. They are people's: they stay in memory, and go with the page. */
const samples = new Map<string, string[][]>();

export const keepSample = (id: string, rows: string[][]): void => void samples.set(id, rows);

/** What stands in a column, the first few of it. */
export const sampleOf = (id: string, column: number): string[] =>
  (samples.get(id) ?? [])
    .map((row) => row[column] ?? '')
    .filter(Boolean)
    .slice(0, 3);
