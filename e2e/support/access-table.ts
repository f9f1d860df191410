import { permissions, roleNames, roles } from '@guestflow/access';
import { Operation } from './operations';

/** docs/access.md says who may do what, in a table that people keep. Here it is read and held against the API. */
export const columns = ['nobody', ...[...roleNames].reverse(), 'partner’s key'] as const;
export type Column = (typeof columns)[number];

export interface AccessRow {
  operation: string;
  permission: string;
  may: Record<Column, boolean>;
}

const head = ['operation', 'permission', ...columns];
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));

/** The rows of the table; throws at one that can be read in two ways. */
export function accessRows(page: string): AccessRow[] {
  const lines = page.split('\n').filter((line) => line.startsWith('|'));
  const first = lines.findIndex((line) => cellsOf(line).join() === head.join());
  if (first < 0) throw new Error(`docs/access.md has no table with the columns ${head.join(', ')}`);
  return lines.slice(first + 2).map((line) => {
    const [operation = '', permission = '', ...marks] = cellsOf(line);
    if (marks.length !== columns.length || marks.some((mark) => mark !== '' && mark !== '✓')) {
      throw new Error(`docs/access.md: a mark is ✓ or nothing, and each column has one: ${line}`);
    }
    return {
      operation,
      permission,
      may: Object.fromEntries(columns.map((column, at) => [column, marks[at] === '✓'])) as Record<Column, boolean>,
    };
  });
}

/** What is not the same on the page and in the API's document. */
export function differences(operations: readonly Operation[], rows: readonly AccessRow[]): string[] {
  const names = new Set(operations.map(({ name }) => name));
  const row = new Map(rows.map((each) => [each.operation, each]));
  return [
    ...rows.filter((each) => row.get(each.operation) !== each).map(({ operation }) => `${operation} has two rows`),
    ...[...row.keys()].filter((name) => !names.has(name)).map((name) => `${name} has a row and is not in the API`),
    ...rows.flatMap(({ operation, permission, may }) =>
      permission === 'public' && columns.some((column) => !may[column])
        ? [`${operation} is public and not open to everybody`]
        : [],
    ),
    ...operations.flatMap((operation) => {
      const { name, permission } = operation;
      if (!permission) return [`${name} states no permission`];
      const said = row.get(name);
      if (!said) return [`${name} has no row. If this is what is meant, add: ${suggestedRow(operation)}`];
      return said.permission === permission ? [] : [`${name} asks for ${permission}, its row says ${said.permission}`];
    }),
  ];
}

/** What the table of permissions makes of an operation: for whoever adds a row to read before believing it. */
export function suggestedRow({ name, permission = '' }: Operation): string {
  const may = (column: Column) => {
    if (permission === 'public') return true;
    if (column === 'nobody') return false;
    if (column === 'partner’s key')
      return (permissions as Record<string, { forKeys?: true }>)[permission]?.forKeys ?? false;
    return (roles[column] as readonly string[]).includes(permission);
  };
  return `| \`${name}\` | ${permission} | ${columns.map((column) => (may(column) ? '✓' : ' ')).join(' | ')} |`;
}

export interface AccessAnswer {
  status: number;
  code?: string;
  detail?: string;
}

const needsToken = 'A valid access token is needed';

/** What is wrong with an answer, given what the page says; undefined when it is as it should be. */
export function wrongAnswer(
  { operation, permission, may }: AccessRow,
  caller: { name: string; column: Column; expected?: boolean },
  { status, code, detail }: AccessAnswer,
): string | undefined {
  const wrong = (what: string) => `${operation} as ${caller.name}: ${what}, it answered ${status} ${code ?? ''}`.trim();
  const expected = permission === 'public' || (caller.expected ?? may[caller.column]);
  if (status >= 500) return wrong('breaks');
  if (status === 429) return wrong('is held back, which proves nothing');
  if (expected) {
    // A public one may say that a password is wrong; it may not ask who is calling.
    if (permission === 'public' && status === 401 && detail !== needsToken) return undefined;
    return status === 401 || status === 403 ? wrong('may, says docs/access.md') : undefined;
  }
  const refusal = caller.column === 'nobody' ? '401 unauthorized' : '403 forbidden';
  return `${status} ${code}` === refusal ? undefined : wrong(`may not, says docs/access.md, and should get ${refusal}`);
}
