import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Observable } from 'rxjs';

/** Of routes with a reference in their address: nobody keeps what they answer, refusals too, or names them to others. */
@Injectable()
export class SecretAnswers implements NestInterceptor<unknown, unknown> {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    void context
      .switchToHttp()
      .getResponse<FastifyReply>()
      .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    return next.handle();
  }
}
