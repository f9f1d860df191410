import {
  CallHandler,
  createParamDecorator,
  ExecutionContext,
  Injectable,
  NestInterceptor,
  UseInterceptors,
  applyDecorators,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { OutOfDate, ValidationProblem } from '@guestflow/problems';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Observable, tap } from 'rxjs';

interface WithVersion {
  version: number;
}

/** Says the answer's version as its ETag. */
@Injectable()
export class VersionInterceptor implements NestInterceptor<WithVersion, WithVersion> {
  intercept(context: ExecutionContext, next: CallHandler<WithVersion>): Observable<WithVersion> {
    return next.handle().pipe(
      tap(({ version }) => {
        void context.switchToHttp().getResponse<FastifyReply>().header('etag', `"${version}"`);
      }),
    );
  }
}

/** Answers one of these, with its version as ETag. */
export const VersionedAnswer = (type: new () => WithVersion) =>
  applyDecorators(
    UseInterceptors(VersionInterceptor),
    ApiOkResponse({
      type,
      headers: { ETag: { description: 'The version, for If-Match', schema: { type: 'string', example: '"3"' } } },
    }),
  );

/** As `VersionedAnswer`, of a change: If-Match says which version was seen, so that nobody overwrites what he has not read. */
export const VersionedChange = (type: new () => WithVersion) =>
  applyDecorators(
    VersionedAnswer(type),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag that was read: of another version, nothing is changed and the answer is 412',
    }),
  );

/** The version that If-Match names; undefined when any will do. */
export function versionOf(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  // A proxy that compresses answers makes a tag weak; the version in it is the same.
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? [];
  if (!version) throw new ValidationProblem([{ field: 'If-Match', message: 'it must be an ETag as it was answered' }]);
  return Number(version);
}

/** The version the caller has read, as a parameter of a controller's method. */
export const SeenVersion = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined =>
  versionOf(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** To be asked once the row is locked. */
export function assertSeen({ version }: WithVersion, seen: number | undefined): void {
  if (seen !== undefined && seen !== version) throw new OutOfDate(version);
}
