/** A refusal, in the words and numbers of the Bot API: clients branch on both. */
export class ApiError extends Error {
  constructor(
    readonly error_code: number,
    description: string,
    readonly parameters?: { retry_after: number },
  ) {
    super(description);
  }
}

export const badRequest = (reason: string) => new ApiError(400, `Bad Request: ${reason}`);

const usualWords: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  429: 'Too Many Requests: retry after',
};

export function usualError(error_code: 401 | 403 | 429, retry_after = 1): ApiError {
  const words = usualWords[error_code] ?? '';
  return error_code === 429
    ? new ApiError(429, `${words} ${retry_after}`, { retry_after })
    : new ApiError(error_code, words);
}
