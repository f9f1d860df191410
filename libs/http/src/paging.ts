import { CallHandler, ExecutionContext, Injectable, NestInterceptor, applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { QueryWhole, Text } from '@guestflow/contracts';
import { ValidationProblem } from '@guestflow/problems';
import type { FastifyReply } from 'fastify';
import { map, Observable } from 'rxjs';

/** What every list takes. A list's own query extends it with its filters. */
export class PageQuery {
  @QueryWhole({ min: 1, max: 1_000_000, description: 'From 1', example: 1 })
  page: number = 1;

  @QueryWhole({ min: 1, max: 200, description: 'At most 200', example: 50 })
  limit: number = 50;

  @Text({
    optional: true,
    max: 200,
    example: 'created_at:desc',
    description: 'field:asc or field:desc, joined by commas',
  })
  sort?: string;

  @Text({ optional: true, max: 200, description: 'Words to look for' })
  q?: string;
}

export const offsetOf = ({ page, limit }: PageQuery): number => (page - 1) * limit;

/** A page of a list. The answer's body is the items; the rest is said in headers. */
export class Page<T, Body = T[]> {
  constructor(
    readonly items: T[],
    readonly total: number,
    readonly query: PageQuery,
    /** Whether there are more than were counted. */
    readonly more = false,
    readonly body: Body = items as Body,
  ) {}

  /** For a list that has more said along with it: the items then stand inside of the body. */
  as<Other>(bodyOf: (items: T[]) => Other): Page<T, Other> {
    return new Page(this.items, this.total, this.query, this.more, bodyOf(this.items));
  }
}

@Injectable()
export class PageInterceptor implements NestInterceptor<unknown, unknown> {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    return next.handle().pipe(
      map((answer) => {
        if (!(answer instanceof Page)) return answer;
        const { body, total, query, more } = answer as Page<unknown, unknown>;
        void context
          .switchToHttp()
          .getResponse<FastifyReply>()
          .headers({
            'x-total-count': String(total),
            'x-page': String(query.page),
            'x-limit': String(query.limit),
            ...(more && { 'x-total-more': 'true' }),
          });
        return body;
      }),
    );
  }
}

const pageHeaders = {
  'X-Total-Count': { description: 'How many there are in all', schema: { type: 'integer' as const } },
  'X-Total-More': {
    description: '`true` where there are more than X-Total-Count says: of very long lists no more are counted',
    schema: { type: 'boolean' as const },
  },
  'X-Page': { schema: { type: 'integer' as const } },
  'X-Limit': { schema: { type: 'integer' as const } },
};

/** Documents a list of these. */
export const ListOfItems = (item: new () => object) =>
  applyDecorators(ApiOkResponse({ type: item, isArray: true, headers: pageHeaders }));

/** Documents a list that stands inside of this. */
export const PageOf = (body: new () => object) => applyDecorators(ApiOkResponse({ type: body, headers: pageHeaders }));

export const IdempotencyKeyHeader = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Sent again with the same body: the first answer again',
  });

/**
 * `created_at:desc,name:asc` → SQL. Only the fields of `sortable` (wire name → column) may be named. The id comes last,
 * so that pages neither repeat nor miss a row whose fields are equal.
 */
export function orderBy(sort: string | undefined, sortable: Record<string, string>, otherwise: string): string {
  const parts = (sort ?? otherwise).split(',').map((part) => {
    const [field = '', direction = 'asc', ...rest] = part.trim().split(':');
    const column = Object.hasOwn(sortable, field) ? sortable[field] : undefined;
    if (!column || !['asc', 'desc'].includes(direction) || rest.length > 0) {
      throw new ValidationProblem([
        {
          field: 'sort',
          message: `sort takes field:asc or field:desc with the fields ${Object.keys(sortable).join(', ')}`,
        },
      ]);
    }
    return `${column} ${direction}`;
  });
  return `ORDER BY ${[...parts, 'id desc'].join(', ')}`;
}

/** Text for LIKE that means itself. */
export const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
