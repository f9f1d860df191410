/** A body as it came. The form is the API's `Problem`; what is not of that form is no mistake of the page's. */
export type Said = Record<string, unknown>;

/** What an answer that is not a success says. `status` 0: there was no answer. */
export class Problem extends Error {
  readonly code: string;
  readonly rule?: string;
  readonly reason?: string;
  readonly errors: { field: string; message: string }[];
  readonly requestId?: string;

  constructor(
    readonly status: number,
    readonly said: Said = {},
    readonly retryAfterSeconds?: number,
  ) {
    super(typeof said.detail === 'string' ? said.detail : String(status));
    this.code = typeof said.code === 'string' ? said.code : 'other';
    this.rule = typeof said.rule === 'string' ? said.rule : undefined;
    this.reason = typeof said.reason === 'string' ? said.reason : undefined;
    this.errors = Array.isArray(said.errors) ? (said.errors as { field: string; message: string }[]) : [];
    this.requestId = typeof said.request_id === 'string' ? said.request_id : undefined;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const said = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  return new Problem(response.status, said, Number(response.headers.get('retry-after')) || undefined);
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

/** Whether it was said that something is wrong with a field, as the API names it. */
export const isFaulty = (error: unknown, field: string): boolean =>
  isProblem(error) && error.errors.some((one) => one.field === field);
