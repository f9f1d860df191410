const names = new Map<string, string>();
const maxNames = 100;

/**
 * The name under which a connection keeps a statement prepared, so that PostgreSQL reads and plans it once. Only for
 * what changes rows and gives none back: a prepared query would fail from the moment a migration changes its columns
 * until its connection is closed. One that says of itself that it gives back texts gives them whatever the columns are.
 * What comes after the first hundred texts is made up anew each time, and gets none.
 */
export function nameOf(sql: string, parameters: unknown[]): string | undefined {
  const known = names.get(sql);
  if (known || parameters.length === 0 || names.size >= maxNames) return known;
  if (!textsOnly.test(sql) && (!changesOnly.test(sql) || givesBack.test(sql))) return undefined;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}

const changesOnly = /^\s*(INSERT|UPDATE|DELETE)\b/i;
const textsOnly = /^\s*SELECT \/\* texts \*\/ /;
const givesBack = /\bRETURNING\b(?!\s+1\s*$)/i;
