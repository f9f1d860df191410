import { takeNamedVenue, venueOf } from '@guestflow/access';
import { apiPrefix, sendThrown } from '@guestflow/http';
import { Logger } from '@guestflow/observability';
import { Unauthorized, ValidationProblem } from '@guestflow/problems';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../access/door';
import { Said } from '../limits/tally';
import { ownHeaders } from '../proxy/headers';
import { LiveStreams } from './live-streams';

const path = '/live';

/** The one address of the API that the gateway answers by itself. */
export function registerLive(server: FastifyInstance, streams: LiveStreams, door: Door, logger: Logger): void {
  server.get(`/${apiPrefix}${path}`, { helmet: false, exposeHeadRoute: false }, async (request, reply) => {
    const said: Said = {};
    try {
      await open(request, reply, said, streams, door);
    } catch (error) {
      void reply.headers(ownHeaders(request.id, said));
      sendThrown(error, request, reply, logger);
    }
    return reply;
  });
}

async function open(
  request: FastifyRequest,
  reply: FastifyReply,
  said: Said,
  streams: LiveStreams,
  door: Door,
): Promise<void> {
  const bearer = await door.admit(request, path, said);
  if (!bearer) throw new Unauthorized();
  const { claims } = bearer;
  streams.admit(claims);
  const named = takeNamedVenue({ query: request.query as Record<string, unknown>, body: undefined });
  const venueId = venueOf(claims, named);
  if (!venueId) throw new ValidationProblem([{ field: 'venue_id', message: 'say for which venue: ?venue_id=' }]);
  streams.admitAt(venueId);
  const lastEventId = request.headers['last-event-id'];
  reply.hijack();
  reply.raw.writeHead(200, {
    ...ownHeaders(request.id, said),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // nginx would gather what comes until it is worth passing on.
    'x-accel-buffering': 'no',
  });
  streams.begin(reply.raw, {
    claims,
    venueId,
    lastEventId: typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : undefined,
  });
}
