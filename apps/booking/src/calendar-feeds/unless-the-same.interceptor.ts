import { createHash } from 'node:crypto';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, Observable } from 'rxjs';

/** Answers a text with its hash as ETag, and with nothing to who has it already. */
@Injectable()
export class UnlessTheSame implements NestInterceptor<string, string | undefined> {
  intercept(context: ExecutionContext, next: CallHandler<string>): Observable<string | undefined> {
    const http = context.switchToHttp();
    const known = tagsIn(http.getRequest<FastifyRequest>().headers['if-none-match']);
    return next.handle().pipe(
      map((text) => {
        const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
        const reply = http.getResponse<FastifyReply>().header('etag', tag);
        if (!known.includes(tag) && !known.includes('*')) return text;
        void reply.status(304);
        return undefined;
      }),
    );
  }
}

/** Whoever compresses an answer on its way makes its tag weak: it is still the same. */
const tagsIn = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
