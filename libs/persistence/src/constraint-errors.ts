import { types } from 'node:util';
import { Conflict, Problem, Unavailable, ValidationProblem } from '@guestflow/problems';

interface DatabaseError extends Error {
  code: string;
  constraint?: string;
  column?: string;
}

export function asDatabaseError(error: unknown): DatabaseError | undefined {
  const candidate = error instanceof Error && 'driverError' in error ? error.driverError : error;
  if (!(candidate instanceof Error) || !('code' in candidate) || typeof candidate.code !== 'string') return undefined;
  // SQLSTATE has a digit in it; EPIPE has not.
  return /^(?=.*\d)[\dA-Z]{5}$/.test(candidate.code) ? (candidate as DatabaseError) : undefined;
}

/** Lost a race that PostgreSQL resolved by throwing one side out: doing it again is right. */
export const isRetryable = (error: unknown): boolean => ['40P01', '40001'].includes(asDatabaseError(error)?.code ?? '');

const unreachable = new Set([
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const lost =
  /Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed)/;

/** The connection, not the statement, is what failed. A caller who hangs up is an ECONNRESET too, of no call. */
function isConnectionLost(error: unknown): boolean {
  const inner = error instanceof Error && 'driverError' in error ? error.driverError : error;
  // An error of Node's own may come from another realm, which `instanceof` would not know.
  if (!types.isNativeError(inner)) return false;
  const { code } = inner as NodeJS.ErrnoException;
  return (
    unreachable.has(code ?? '') ||
    (code === 'ECONNRESET' && /^(read|write) /.test(inner.message)) ||
    lost.test(inner.message)
  );
}

/** What the database refused, said as a problem; undefined when it is a fault of ours. */
export function toProblem(error: unknown): Problem | undefined {
  const refused = asDatabaseError(error);
  if (!refused) {
    return isConnectionLost(error) ? new Unavailable('The database cannot be reached at the moment') : undefined;
  }
  switch (refused.code) {
    case '23505':
      return new Conflict('Such a one exists already', { constraint: refused.constraint });
    case '23P01':
      return new Conflict('The time is taken', { constraint: refused.constraint });
    case '23503':
      return new Conflict('Something else refers to it or what it refers to is gone', {
        constraint: refused.constraint,
      });
    // Text PostgreSQL cannot hold: a NUL byte, half a surrogate pair; a number or a time out of its range.
    case '22021':
    case '22P05':
    case '22P02':
    case '22003':
    case '22007':
    case '22008':
    case '22009':
      return new ValidationProblem([{ field: 'body', message: 'a value cannot be stored as it is written' }]);
    case '57P01':
    case '57P02':
    case '57P03':
    case '53300':
      return new Unavailable('The database cannot be reached at the moment');
    default:
      return undefined;
  }
}
