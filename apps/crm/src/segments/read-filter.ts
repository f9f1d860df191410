import { faultsOf, SegmentFilter } from '@guestflow/contracts';
import { validation } from '@guestflow/http';
import { ValidationProblem } from '@guestflow/problems';

/** Refuses what no guest can be. `at` is where in the request the filter stands. */
export function assertSound(filter: SegmentFilter, at = ''): void {
  const errors = faultsOf(filter, at);
  if (errors.length > 0) throw new ValidationProblem(errors);
}

const pipe = validation();

/** A filter that stands as JSON in a field of a query string. */
export const readFilter = (json: string, at: string): Promise<SegmentFilter> => soundFilter(parsed(json), at);

/** Something as the filter it is to be. */
export async function soundFilter(said: unknown, at: string): Promise<SegmentFilter> {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) {
    throw new ValidationProblem([{ field: at, message: `${at} must be a filter, as a JSON object` }]);
  }
  const filter = await (
    pipe.transform(said, { type: 'body', metatype: SegmentFilter }) as Promise<SegmentFilter>
  ).catch((error: unknown): never => {
    if (!(error instanceof ValidationProblem)) throw error;
    throw new ValidationProblem(error.errors.map(({ field, message }) => ({ field: `${at}.${field}`, message })));
  });
  assertSound(filter, at);
  return filter;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
