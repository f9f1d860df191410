import { Transform } from 'node:stream';
import { apiPrefix, bodyLimitBytes, sendThrown, traceparentOf } from '@guestflow/http';
import { Logger } from '@guestflow/observability';
import { NotFound, TooLarge } from '@guestflow/problems';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import { Door } from '../access/door';
import { Said } from '../limits/tally';
import { ownHeaders, toService } from './headers';
import { Passage } from './passage';
import { routeOf } from './routes';
import { Upstream } from './upstream';

/** Passes every request below the prefix to its service: bodies flow through in both directions without being held. */
export function registerProxy(
  server: FastifyInstance,
  upstreams: Record<string, Upstream>,
  door: Door,
  logger: Logger,
): void {
  void server.register(async (scope) => {
    // Whatever the body is, it is the service's to read.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.all(`/${apiPrefix}/*`, { helmet: false }, async (request, reply) => {
      const said: Said = {};
      try {
        await pass(request, reply, said, upstreams, door);
      } catch (error) {
        answer(error, request, reply, said, logger);
      }
      return reply;
    });
  });
}

async function pass(
  request: FastifyRequest,
  reply: FastifyReply,
  said: Said,
  upstreams: Record<string, Upstream>,
  door: Door,
): Promise<void> {
  const route = routeOf(request.url.slice(apiPrefix.length + 1));
  if (!route) throw new NotFound('There is nothing at this address');
  const authorization = await door.admit(request, route.path, said);
  const passage = new Passage(reply.raw, ownHeaders(request.id, said));
  await upstreams[route.service]!.pass(
    {
      method: request.method,
      path: `/${apiPrefix}${route.path}`,
      headers: toService(request.headers, {
        requestId: request.id,
        clientAddress: request.ip,
        protocol: request.protocol,
        host: request.host,
        traceparent: traceparentOf(request),
        authorization,
      }),
      body: bodyOf(request),
    },
    passage,
  );
  reply.hijack();
}

function bodyOf(request: FastifyRequest): Dispatcher.DispatchOptions['body'] {
  const announced = request.headers['content-length'];
  if (announced === undefined && request.headers['transfer-encoding'] === undefined) return null;
  if (announced !== undefined) {
    if (Number(announced) > bodyLimitBytes) throw new BodyTooLarge();
    return request.raw;
  }
  return request.raw.pipe(limited());
}

class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** A body of unannounced length is measured as it passes. */
function limited(): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > bodyLimitBytes) done(new BodyTooLarge());
      else done(null, chunk);
    },
  });
}

function answer(error: unknown, request: FastifyRequest, reply: FastifyReply, said: Said, logger: Logger): void {
  if (reply.raw.destroyed || reply.raw.headersSent) return;
  void reply.headers(ownHeaders(request.id, said));
  if (error instanceof Error && error.name === 'BodyTooLarge') {
    // Much may still be coming. It is let run off for a moment, so that the caller gets to read the answer, and then cut.
    void reply.header('connection', 'close');
    request.raw.resume();
    reply.raw.once('finish', () => setTimeout(() => request.raw.destroy(), 1_000).unref());
    sendThrown(new TooLarge(bodyLimitBytes), request, reply, logger);
    return;
  }
  sendThrown(error, request, reply, logger);
}
