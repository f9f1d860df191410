import { createHash } from 'node:crypto';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { WithCaller } from '@guestflow/access';
import { ValidationProblem } from '@guestflow/problems';
import type { FastifyRequest } from 'fastify';
import { map, Observable } from 'rxjs';

const anewKey = 'guestflow:each-time-anew';

/** A POST whose answer must never be kept (it carries tokens) or that changes nothing. */
export const EachTimeAnew = () => SetMetadata(anewKey, true);

/** Reads `Idempotency-Key` and hands it to the caller: the first transaction of the request claims it and keeps the answer. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor<unknown, unknown> {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest & WithCaller>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || this.reflector.get<boolean>(anewKey, context.getHandler())) {
      return next.handle();
    }
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw new ValidationProblem([
        { field: 'Idempotency-Key', message: 'it must have 1 to 255 visible ASCII characters' },
      ]);
    }
    const caller = request.caller!;
    const once = {
      scope: `${caller.actor}|${caller.venueId ?? ''}|${request.url.split('?')[0]}`,
      key,
      fingerprint: fingerprint(request),
      status: this.reflector.get<number | undefined>('__httpCode__', context.getHandler()) ?? 201,
      answer: undefined as string | undefined,
    };
    caller.once = once;
    return next.handle().pipe(
      map((answer) => {
        // Otherwise a repeat would get something else than the first request got.
        if (once.answer !== JSON.stringify(answer ?? null)) {
          throw new Error('A POST must answer with what its first transaction returned, or be marked @EachTimeAnew()');
        }
        return answer;
      }),
    );
  }
}

function fingerprint({ url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(`${url.split('?')[1] ?? ''}\n${JSON.stringify(body ?? null)}`)
    .digest('base64');
}
