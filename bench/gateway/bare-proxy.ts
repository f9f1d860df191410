import proxy from '@fastify/http-proxy';
import fastify from 'fastify';

/** The limit: a proxy that does nothing but pass on. Its parameters: the port, and where to. */
const [port, upstream] = process.argv.slice(2);
const server = fastify({ keepAliveTimeout: 75_000 });
void server.register(proxy, { upstream: upstream! });
void server.listen({ port: Number(port), host: '127.0.0.1' });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
