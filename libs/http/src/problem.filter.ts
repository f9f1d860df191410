import { ArgumentsHost, Catch, ExceptionFilter, HttpException } from '@nestjs/common';
import { Logger } from '@guestflow/observability';
import { AnsweredBefore, toProblem } from '@guestflow/persistence';
import {
  Conflict,
  Forbidden,
  InternalError,
  NotFound,
  Problem,
  RateLimited,
  TooLarge,
  Unauthorized,
  Unavailable,
  UnsupportedMedia,
  ValidationProblem,
  problemMediaType,
  toProblemBody,
} from '@guestflow/problems';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The one place where what was thrown becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter<unknown> {
  constructor(private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    // A bot's conversation has nobody to be answered here: whoever handles the update decides what comes of it.
    if (host.getType() !== 'http') throw thrown;
    const http = host.switchToHttp();
    sendThrown(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.logger);
  }
}

export function sendThrown(thrown: unknown, request: FastifyRequest, reply: FastifyReply, logger: Logger): void {
  if (reply.sent) return;
  if (thrown instanceof AnsweredBefore) {
    void reply
      .status(thrown.status)
      .header('idempotent-replayed', 'true')
      .type('application/json; charset=utf-8')
      .send(thrown.answer);
    return;
  }
  const problem = problemOf(thrown);
  if (problem instanceof InternalError) {
    logger.error(
      { err: thrown, method: request.method, route: request.routeOptions.url, request_id: request.id },
      'A request failed',
    );
  } else if (problem instanceof Unavailable) {
    logger.warn({ err: thrown, route: request.routeOptions.url, request_id: request.id }, problem.detail);
  }
  sendProblem(problem, request, reply);
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  if (problem instanceof RateLimited || problem instanceof Unavailable) {
    void reply.header('retry-after', String(problem.retryAfterSeconds));
  }
  if (problem instanceof Unauthorized) void reply.header('www-authenticate', 'Bearer');
  void reply
    .status(problem.status)
    .header('x-request-id', request.id)
    .type(problemMediaType)
    // As a string: a validation schema or serializer of a route must not touch it.
    .send(JSON.stringify(toProblemBody(problem, request.id)));
}

export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return toProblem(thrown) ?? fromHttpError(thrown) ?? new InternalError();
}

interface StatusError {
  status: number;
  code?: string;
}

/** What Nest and Fastify throw by themselves: unknown routes, bodies that are no JSON, too large, of another type. */
function fromHttpError(thrown: unknown): Problem | undefined {
  const error = statusOf(thrown);
  switch (error?.status) {
    case 400:
      return new ValidationProblem([{ field: 'body', message: badRequestReason(error.code) }]);
    case 401:
      return new Unauthorized();
    case 403:
      return new Forbidden();
    case 404:
      return new NotFound('There is nothing at this address');
    case 409:
      return new Conflict('It conflicts with what is there');
    case 413:
      return new TooLarge(bodyLimitBytes);
    case 414:
    case 431:
      return new ValidationProblem([{ field: 'url', message: 'the address or the headers are too long' }]);
    case 415:
      return new UnsupportedMedia();
    case 503:
      return new Unavailable();
    default:
      return undefined;
  }
}

export const bodyLimitBytes = 1024 * 1024;

function badRequestReason(code: string | undefined): string {
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return 'the body is empty';
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return 'the body has not the length that was announced';
  return 'the body is not valid JSON';
}

function statusOf(thrown: unknown): StatusError | undefined {
  if (thrown instanceof HttpException) return { status: thrown.getStatus() };
  if (typeof thrown !== 'object' || thrown === null || !('statusCode' in thrown)) return undefined;
  const { statusCode, code } = thrown as { statusCode: unknown; code?: unknown };
  return typeof statusCode === 'number'
    ? { status: statusCode, code: typeof code === 'string' ? code : undefined }
    : undefined;
}
