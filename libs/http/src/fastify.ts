import {
  Context,
  currentTraceparent,
  duringWork,
  Logger,
  Metrics,
  SpanKind,
  traceContext,
  Tracing,
} from '@guestflow/observability';
import { newId } from '@guestflow/persistence';
import { ValidationProblem, problemMediaType, toProblemBody } from '@guestflow/problems';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyLimitBytes, sendProblem, sendThrown } from './problem.filter';

export interface Watching {
  logger: Logger;
  metrics: Metrics;
  tracing: Tracing;
  /**
   * The gateway only passes requests on. It needs no context that follows each of its promises: on Node 20 that alone
   * would slow every request down.
   */
  passesOn?: boolean;
}

/** What is asked by machines all day long and would drown what people ask. */
const everySecond = /^\/(health\/|metrics$|internal\/pulse$)/;

const requestIdForm = /^[\w.-]{8,128}$/;

/** The gateway (and a load balancer before it) says who really calls: of all who connect, only neighbours are believed. */
export const defaultTrustedProxies = ['loopback', 'linklocal', 'uniquelocal'];

/** The HTTP server under every Nest application here. */
export function fastifyAdapter(logger: Logger, trustedProxies = defaultTrustedProxies): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    trustProxy: trustedProxies.length > 0 && trustedProxies,
    requestIdHeader: false,
    genReqId: (request: { headers: Record<string, string | string[] | undefined> }) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && requestIdForm.test(given) ? given : newId();
    },
    routerOptions: { maxParamLength: 300 },
    // Keep-alive longer than the caller's, or a connection is closed under a request.
    keepAliveTimeout: 75_000,
    // All of a request must have come by then: who sends a byte now and then keeps nothing open for ever.
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    clientErrorHandler: (error: ConnectionError, socket: Socket) => {
      // What is no HTTP has no request to answer: the problem goes straight onto the connection.
      if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
      const problem = new ValidationProblem([
        { field: 'request', message: 'the request is not valid HTTP, or came too slowly' },
      ]);
      const body = JSON.stringify(toProblemBody(problem, newId()));
      socket.end(
        `HTTP/1.1 400 Bad Request\r\nContent-Type: ${problemMediaType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    },
    frameworkErrors: (error: FastifyError, request: unknown, reply: unknown) => {
      sendThrown(
        error.code === 'FST_ERR_BAD_URL'
          ? new ValidationProblem([{ field: 'url', message: 'the address is not valid' }])
          : error,
        request as FastifyRequest,
        reply as FastifyReply,
        logger,
      );
    },
  });
}

const contexts = new WeakMap<FastifyRequest, Context>();

/** What the next service is told, so that its part joins this request's trace. */
export const traceparentOf = (request: FastifyRequest): string | undefined => currentTraceparent(contexts.get(request));

/** What happens around every request: its id, its context for logs and traces, its measure. */
export function watchRequests(server: FastifyInstance, { logger, metrics, tracing, passesOn }: Watching): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    if (/%00/.test(request.url)) {
      sendProblem(new ValidationProblem([{ field: 'url', message: 'the address has a NUL in it' }]), request, reply);
      return;
    }
    const { span, context } = tracing.start(
      `${request.method} ${request.routeOptions.url ?? 'unknown'}`,
      SpanKind.SERVER,
      givenTraceparent(request),
    );
    contexts.set(request, context);
    reply.raw.once('close', () => {
      span.setAttribute('http.response.status_code', reply.raw.statusCode);
      span.end();
    });
    if (passesOn) return done();
    const work = { requestId: request.id, traceId: span.spanContext().traceId };
    traceContext.with(context, () => duringWork(work, () => done()));
  });
  server.addHook('onResponse', (request, reply, done) => {
    const seconds = reply.elapsedTime / 1000;
    const route = request.routeOptions.url ?? 'unknown';
    if (!everySecond.test(route)) {
      metrics.requests.observe({ method: request.method, route, status: String(reply.raw.statusCode) }, seconds);
      logger.info(
        {
          method: request.method,
          route,
          status: reply.raw.statusCode,
          ms: Math.round(seconds * 1000),
          request_id: request.id,
        },
        'answered',
      );
    }
    done();
  });
}

const givenTraceparent = (request: FastifyRequest): string | undefined => {
  const header = request.headers.traceparent;
  return typeof header === 'string' ? header : undefined;
};

const graceMs = 10_000;

/** Takes no new requests and lets those under way finish; whoever keeps a connection open longer than that is cut off. */
export async function closeGracefully(server: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), graceMs);
  await server.close().finally(() => clearTimeout(cut));
}

/** Deeper than anybody's data: what reads a body by calling itself would run out of stack. */
const deepest = 64;

/** PostgreSQL's text cannot hold a NUL, nor its jsonb half a surrogate pair, so no body may; nor may it be bottomless. */
export function refuseUnsound(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => {
    const message = faultOf(request.body, 0);
    done(message ? new ValidationProblem([{ field: 'body', message }]) : undefined);
  });
}

function faultOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return cannotBeStored(value) ? unstorable : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= deepest) return `the body is nested more than ${deepest} deep`;
  for (const [key, item] of Object.entries(value)) {
    const fault = cannotBeStored(key) ? unstorable : faultOf(item, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

const unstorable = 'a text has a NUL or half a surrogate pair in it';

// Whole pairs are one character to this expression: only halves are surrogates to it.
const cannotBeStored = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);
