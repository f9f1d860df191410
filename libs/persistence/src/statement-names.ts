const names = new Map<string, string>();
const counts = { marked: 0, plain: 0 };
const most = { marked: 200, plain: 100 };

/**
 * The name under which a connection keeps a statement prepared, so that PostgreSQL reads and plans it once. A prepared
 * statement that gives back columns would fail from the moment a migration changes them until its connection is closed. So
 * it is one that changes rows and gives none back; or one that says of itself, right after its first word, that it gives
 * back texts alone, or that it casts whatever it gives back: then the columns are of the same types whatever becomes of the
 * tables.
 *
 * What comes after the first hundred is made up anew each time, and gets no name. Those that say so of themselves are
 * written by hand, and are counted by themselves: whoever makes up texts that say so would take their places.
 */
export function nameOf(sql: string, parameters: unknown[]): string | undefined {
  const known = names.get(sql);
  if (known || parameters.length === 0) return known;
  const kind = marked.test(sql) ? 'marked' : 'plain';
  if (counts[kind] >= most[kind]) return undefined;
  if (kind === 'plain' && (!changesOnly.test(sql) || givesBack.test(sql))) return undefined;
  counts[kind]++;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}

const marked = /^\s*(SELECT|WITH) \/\* (texts|cast) \*\/ /;
const changesOnly = /^\s*(INSERT|UPDATE|DELETE)\b/i;
const givesBack = /\bRETURNING\b(?!\s+1\s*$)/i;
