/** One wrong field of a request: where it is and what is wrong with it. */
export interface FieldError {
  field: string;
  message: string;
}

/** What joins the body of an answer: it may not take the names that every problem has. */
export type Extra = Record<string, unknown> &
  Partial<Record<'type' | 'title' | 'status' | 'code' | 'detail' | 'request_id', never>>;

/**
 * Everything a caller may be told went wrong. `code` is stable: clients branch on it, people read `detail`.
 * `extra` joins the answer's body (the conflicting span of a booking, say), so it must be fit for the caller's eyes.
 */
export abstract class Problem extends Error {
  abstract readonly status: number;
  abstract readonly title: string;

  constructor(
    readonly code: string,
    readonly detail: string,
    readonly extra: Extra = {},
  ) {
    super(detail);
    this.name = new.target.name;
  }
}

export class ValidationProblem extends Problem {
  readonly status: number = 400;
  readonly title = 'The request is not valid';
  constructor(
    readonly errors: FieldError[],
    detail = errors.map((error) => error.message).join('; '),
  ) {
    super('validation_error', detail, { errors });
  }
}

/** A body larger than the service takes. It is still a validation error, told apart by its status. */
export class TooLarge extends ValidationProblem {
  override readonly status = 413;
  constructor(limitBytes: number) {
    super([{ field: 'body', message: `the body must not be larger than ${limitBytes} bytes` }]);
  }
}

export class UnsupportedMedia extends ValidationProblem {
  override readonly status = 415;
  constructor(taken = ['application/json']) {
    super([{ field: 'content-type', message: `the body must be ${taken.join(' or ')}` }]);
  }
}

export class Unauthorized extends Problem {
  readonly status = 401;
  readonly title = 'Sign in first';
  constructor(detail = 'A valid access token is needed') {
    super('unauthorized', detail);
  }
}

export class Forbidden extends Problem {
  readonly status = 403;
  readonly title = 'Not allowed';
  constructor(detail = 'You do not have the permission for this', extra: Extra = {}) {
    super('forbidden', detail, extra);
  }
}

export class NotFound extends Problem {
  readonly status = 404;
  readonly title = 'Not found';
  constructor(detail = 'There is no such thing here') {
    super('not_found', detail);
  }
}

export class Conflict extends Problem {
  readonly status: number = 409;
  readonly title = 'It conflicts with what is there';
  constructor(detail: string, extra: Extra = {}) {
    super('conflict', detail, extra);
  }
}

/** If-Match names a version that is no longer there. It is still a conflict, told apart by its status. */
export class OutOfDate extends Conflict {
  override readonly status = 412;
  constructor(version: number) {
    super('Somebody else changed it meanwhile: read it again', { version });
  }
}

/** A rule of the trade was broken: the request is well-formed, but may not happen now. `rule` names which. */
export class RuleViolation extends Problem {
  readonly status = 422;
  readonly title = 'A rule does not allow it';
  constructor(rule: string, detail: string, extra: Extra = {}) {
    super('rule_violation', detail, { rule, ...extra });
  }
}

export class RateLimited extends Problem {
  readonly status = 429;
  readonly title = 'Too many requests';
  constructor(readonly retryAfterSeconds: number) {
    super('rate_limited', `Try again in ${retryAfterSeconds} s`);
  }
}

export class Unavailable extends Problem {
  readonly status = 503;
  readonly title = 'Not available at the moment';
  constructor(
    detail = 'This part of the platform is not available at the moment',
    readonly retryAfterSeconds = 5,
  ) {
    super('unavailable', detail);
  }
}

export class InternalError extends Problem {
  readonly status = 500;
  readonly title = 'Something went wrong on our side';
  constructor() {
    super('internal_error', 'The error has been recorded under the request id');
  }
}

/** The body of every error, RFC 9457. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  request_id: string;
  [extra: string]: unknown;
}

export const problemMediaType = 'application/problem+json';

export function toProblemBody(problem: Problem, requestId: string): ProblemBody {
  return {
    type: `urn:guestflow:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    request_id: requestId,
    ...problem.extra,
  };
}
