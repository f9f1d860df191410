import { StoredRow } from './stored-rows';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const slug = /^[\w-]{3,100}$/;
const perColumn = 3;

interface Found {
  table: string;
  column: string;
  value: string;
}

/** What the API calls otherwise than the tables do. */
const otherWords: Record<string, string> = {
  ...{ tenant: 'venue', user: 'member', table: 'resource', table_group: 'resource_group' },
};

/** Columns of what stands in addresses and queries and is no UUID. */
const spokenColumns = new Set(['reference', 'telegram_id']);
/** Who knows one of these is let in by it: it is one's own to use, and nobody else's to be told. */
const secrets = new Set(['reference']);

/** By what a venue's things are called: the ids in its rows, and the words that stand in addresses, as a slug does. */
export class Ids {
  private readonly found: Found[];
  /** All of them, a few of each column. */
  readonly all: readonly string[];

  constructor(
    readonly venueId: string,
    rows: readonly StoredRow[],
    canary: string,
    /** What others have too is nobody's: the platform's own, an operator who worked at both. */
    except: ReadonlySet<string> = new Set(),
  ) {
    const known = new Map<string, Found>();
    for (const { table, row } of rows) {
      const name = table.split('.')[1]!;
      for (const [column, value] of valuesOf(row)) {
        const spoken = slug.test(value) && (value.includes(canary) || spokenColumns.has(column));
        if (except.has(value) || !(uuid.test(value) || spoken)) continue;
        known.set(`${name} ${column} ${value}`, { table: name, column, value });
      }
    }
    this.found = [...known.values()];
    const seen = new Map<string, number>();
    const few = this.found
      .map((each) => {
        const place = `${each.table} ${each.column}`;
        const before = seen.get(place) ?? 0;
        seen.set(place, before + 1);
        return { ...each, before };
      })
      .filter(({ before, column }) => before < perColumn && !secrets.has(column))
      // One of each kind before a second one of any, for where not all of them can be tried.
      .sort((a, b) => a.before - b.before || Number(b.column === 'id') - Number(a.column === 'id'));
    this.all = [...new Set([venueId, ...few.map(({ value }) => value)])];
  }

  /** Every one, however many a column has. */
  get every(): Set<string> {
    return new Set([this.venueId, ...this.found.map(({ value }) => value)]);
  }

  /** What a field or a word of an address of this name may mean: `table_ids`, `tableId`, `notification-templates`. */
  likely(name: string): string[] {
    const [of, secret] = name.split(' ');
    if (secret) {
      const table = singular(of!);
      const those = this.found.filter((each) => each.column === secret && singular(each.table) === table);
      return those.map(({ value }) => value);
    }
    const word = name
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replaceAll('-', '_')
      .replace(/_ids?$/, '');
    const names = new Set([word, singular(word), otherWords[singular(word)] ?? word]);
    const rank = ({ table, column }: Found) => {
      if (column === 'id' && singular(table) === singular(word)) return 0;
      if (column === 'id' && names.has(singular(table))) return 1;
      return names.has(column.replace(/_id$/, '')) ? 2 : 3;
    };
    const fitting = this.found.filter((each) => rank(each) < 3).sort((a, b) => rank(a) - rank(b));
    return [...new Set(fitting.map(({ value }) => value))];
  }
}

const singular = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1');

/** The texts in a row by the names they stand under, however deep. */
function valuesOf(value: unknown, name = ''): [name: string, value: string][] {
  if (typeof value === 'string') return [[name, value]];
  if (Array.isArray(value)) return value.flatMap((each) => valuesOf(each, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => valuesOf(each, key));
}
