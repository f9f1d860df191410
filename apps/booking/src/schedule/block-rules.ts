import { RuleViolation, ValidationProblem } from '@guestflow/problems';

/** Whatever comes free is held against each of them. */
export const maxBlocks = 2_000;

const longestDays = 366;
const furthestYears = 5;
const dayMs = 86_400_000;

export interface BlockTime {
  startsAt: Date;
  endsAt: Date;
}

/** What a request says of a block's time and tables. Each may be said under another name too. */
export interface SaidOfBlock {
  starts_at?: string;
  start?: string;
  ends_at?: string;
  end?: string;
  table_id?: string;
  table_ids?: string[];
}

/** What is not said of a change is as it was. */
export function timeOf(said: SaidOfBlock, kept?: BlockTime): BlockTime {
  return {
    startsAt: instantOf('starts_at', 'start', said) ?? kept?.startsAt ?? missing('starts_at'),
    endsAt: instantOf('ends_at', 'end', said) ?? kept?.endsAt ?? missing('ends_at'),
  };
}

/** None: the whole venue. */
export function tablesOf(said: SaidOfBlock, kept: string[] = []): string[] {
  const tables = oneOf('table_ids', 'table_id', said.table_ids, said.table_id && [said.table_id]);
  return tables ? [...new Set(tables.map((id) => id.toLowerCase()))].sort() : kept;
}

/** Whether a block may have this time from now on. */
export function assertCanBlock({ startsAt, endsAt }: BlockTime, now: Date): void {
  if (endsAt <= startsAt) invalid('ends_at', 'ends_at must be after starts_at');
  if (endsAt.getTime() - startsAt.getTime() > longestDays * dayMs) {
    throw new RuleViolation('block_too_long', `A block lasts at most ${longestDays} days`, { field: 'ends_at' });
  }
  if (endsAt <= now) throw new RuleViolation('block_over', 'This time is over', { field: 'ends_at' });
  const furthest = new Date(now);
  furthest.setUTCFullYear(now.getUTCFullYear() + furthestYears);
  if (endsAt > furthest) {
    const detail = `A block ends at most ${furthestYears} years from now`;
    throw new RuleViolation('block_too_far_ahead', detail, { field: 'ends_at' });
  }
}

type TimeName = 'starts_at' | 'start' | 'ends_at' | 'end';

function instantOf(name: TimeName, alias: TimeName, said: SaidOfBlock): Date | undefined {
  const text = oneOf(name, alias, said[name], said[alias]);
  return text === undefined ? undefined : instant(said[name] === undefined ? alias : name, text);
}

/** ISO 8601 has times without a zone, and weeks and days of a year, which say nothing certain here. */
export function instant(field: string, text: string): Date {
  const at = /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? new Date(text) : undefined;
  if (at && !Number.isNaN(at.getTime())) return at;
  return invalid(field, `${field} must be a time with its zone, such as 2027-01-31T18:00:00+03:00`);
}

function oneOf<T>(name: string, alias: string, value?: T, other?: T): T | undefined {
  if (value !== undefined && other !== undefined) invalid(alias, `say either ${name} or ${alias}`);
  return value ?? other;
}

const missing = (field: string): never => invalid(field, `${field} must be given`);

function invalid(field: string, message: string): never {
  throw new ValidationProblem([{ field, message }]);
}
