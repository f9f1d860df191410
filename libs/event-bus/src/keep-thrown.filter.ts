import { Catch, RpcExceptionFilter } from '@nestjs/common';
import { Observable, throwError } from 'rxjs';

/** Nest would replace what a handler threw by "Internal server error"; whether to retry or park is decided by what it was. */
@Catch()
export class KeepThrown implements RpcExceptionFilter<unknown> {
  catch(thrown: unknown): Observable<never> {
    return throwError(() => thrown);
  }
}
