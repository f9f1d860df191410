import { apiPrefix, mostBytesAt, sendThrown, traceparentOf } from '@guestflow/http';
import { Logger } from '@guestflow/observability';
import { NotFound, TooLarge } from '@guestflow/problems';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../access/door';
import { Said } from '../limits/tally';
import { Bodies, BodyTooLarge } from './bodies';
import { ownHeaders, toService } from './headers';
import { Passage } from './passage';
import { routeOf } from './routes';
import { Upstream } from './upstream';

const runOffMs = 5_000;

/** Passes every request below the prefix to its service, and its answer back as it comes. */
export function registerProxy(
  server: FastifyInstance,
  upstreams: Record<string, Upstream>,
  door: Door,
  logger: Logger,
): void {
  const bodies = Object.fromEntries(Object.keys(upstreams).map((service) => [service, new Bodies()]));
  void server.register(async (scope) => {
    // Whatever the body is, it is the service's to read.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.all(`/${apiPrefix}/*`, { helmet: false }, async (request, reply) => {
      const said: Said = {};
      try {
        await pass(request, reply, said, { upstreams, bodies, door });
      } catch (error) {
        answer(error, request, reply, said, logger);
      }
      return reply;
    });
  });
}

interface Ways {
  upstreams: Record<string, Upstream>;
  bodies: Record<string, Bodies>;
  door: Door;
}

async function pass(
  request: FastifyRequest,
  reply: FastifyReply,
  said: Said,
  { upstreams, bodies, door }: Ways,
): Promise<void> {
  const route = routeOf(request.url.slice(apiPrefix.length + 1));
  if (!route) throw new NotFound('There is nothing at this address');
  const bearer = await door.admit(request, route.path, said);
  const passage = new Passage(reply.raw, ownHeaders(request.id, said));
  const passed = {
    method: request.method,
    path: `/${apiPrefix}${route.path}`,
    headers: toService(request.headers, {
      requestId: request.id,
      clientAddress: request.ip,
      protocol: request.protocol,
      host: request.host,
      traceparent: traceparentOf(request),
      authorization: bearer?.authorization,
    }),
  };
  await bodies[route.service]!.with(request.raw, mostBytesAt(request.method, route.path), (body) =>
    upstreams[route.service]!.pass({ ...passed, body }, passage),
  );
  reply.hijack();
}

function answer(error: unknown, request: FastifyRequest, reply: FastifyReply, said: Said, logger: Logger): void {
  if (reply.raw.destroyed || reply.raw.headersSent) return;
  void reply.headers(ownHeaders(request.id, said));
  if (error instanceof BodyTooLarge) {
    // Much may still be coming. It is let run off for a moment, so that the caller gets to read the answer, and then cut.
    // No `connection: close`: Node would close at once, and what the caller still sends would take the answer with it.
    request.raw.resume();
    reply.raw.once('finish', () => setTimeout(() => request.raw.complete || request.raw.destroy(), runOffMs).unref());
    sendThrown(new TooLarge(error.mostBytes), request, reply, logger);
    return;
  }
  sendThrown(error, request, reply, logger);
}
