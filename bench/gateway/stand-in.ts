import { createServer } from 'node:http';

/** In the place of a service: always the same answer, at once, so that what stands before it is all that is measured. */
const entry = {
  id: '0193f0c2-7c1e-7000-8000-000000000000',
  type: 'venue.changed',
  actor: 'system',
  at: '2026-01-01T00:00:00Z',
};
const answer = JSON.stringify([entry, entry, entry]);
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': answer.length });
  response.end(answer);
});
server.keepAliveTimeout = 75_000;
server.listen(Number(process.argv[2]), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
