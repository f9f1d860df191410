import { ListQuery } from '@guestflow/http';
import { ValidationProblem } from '@guestflow/problems';

/** How a filter is described that takes one of these or several. */
export const several = (known: readonly string[]): string => `One or several, joined by commas: ${known.join(', ')}`;

/** The condition of such a filter on the column of its name; undefined where nothing was said. */
export function chosen(
  column: string,
  said: string | undefined,
  known: readonly string[],
): ListQuery['where'][number] | undefined {
  if (said === undefined) return undefined;
  const values = said.split(',').map((each) => each.trim());
  if (values.every((each) => known.includes(each))) {
    return values.length === 1 ? [`${column} = $1`, values[0]] : [`${column} = ANY ($1)`, values];
  }
  throw new ValidationProblem([{ field: column, message: `${column} takes ${known.join(', ')}` }]);
}
