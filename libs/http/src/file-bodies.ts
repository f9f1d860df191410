import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { TooLarge, UnsupportedMedia, ValidationProblem } from '@guestflow/problems';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiPrefix } from './openapi';
import { bodyLimitBytes } from './problem.filter';

/** A request whose body is a file, as it is: it comes as a stream and may be larger than others. */
export interface FileBody {
  method: string;
  /** Below the prefix, in our own words. */
  path: string;
  mostBytes: number;
  mediaTypes: string[];
}

/** The one table of them, for the gateway and for the services behind it. */
export const fileBodies: FileBody[] = [
  {
    method: 'POST',
    path: '/guests/imports',
    mostBytes: 32 * 1024 * 1024,
    mediaTypes: ['text/csv', 'application/octet-stream'],
  },
  {
    method: 'POST',
    path: '/uploads',
    mostBytes: 20 * 1024 * 1024,
    mediaTypes: [
      ...['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
      ...['application/pdf', 'application/octet-stream'],
    ],
  },
];

/** The file that a request to this address (below the prefix, a query may follow) has for its body. */
export const fileBodyAt = (method: string, address: string): FileBody | undefined => {
  const path = address.split('?', 1)[0];
  return fileBodies.find((file) => file.path === path && file.method === method);
};

/** How large a body may be that is sent there. */
export const mostBytesAt = (method: string, address: string): number =>
  fileBodyAt(method, address)?.mostBytes ?? bodyLimitBytes;

const fileOf = ({ method, url }: FastifyRequest): FileBody | undefined =>
  url.startsWith(`/${apiPrefix}/`) ? fileBodyAt(method, url.slice(apiPrefix.length + 1)) : undefined;

/** Lets the bodies that are files through as they come; everywhere else their types stay what nobody reads. */
export function takeFileBodies(server: FastifyInstance): void {
  const mediaTypes = new Set(fileBodies.flatMap((file) => file.mediaTypes));
  for (const mediaType of mediaTypes) {
    server.addContentTypeParser(mediaType, (request, _payload, done) =>
      done(fileOf(request) ? null : new UnsupportedMedia()),
    );
  }
  // Whoever is refused while he still sends hears of it only when he has sent the rest.
  server.addHook('onSend', async (request, reply, payload) => {
    const file = fileOf(request);
    if (file) await runOff(request, reply, file.mostBytes);
    return payload;
  });
}

function runOff({ raw }: FastifyRequest, reply: FastifyReply, mostBytes: number): Promise<void> | undefined {
  if (raw.readableEnded || raw.destroyed) return undefined;
  let seen = 0;
  return new Promise((resolve) => {
    raw
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
    raw.on('data', (part: Buffer) => {
      seen += part.length;
      if (seen <= mostBytes) return;
      void reply.header('connection', 'close');
      resolve();
    });
    raw.resume();
  });
}

/** The body, part by part. It must be read to its end, or left. */
export const FileParts = createParamDecorator((_: unknown, context: ExecutionContext): AsyncIterable<Buffer> => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const file = fileOf(request);
  if (!file) throw new Error('This address is not in the table of those that take files');
  if (!file.mediaTypes.includes(mediaTypeOf(request))) throw new UnsupportedMedia(file.mediaTypes);
  return partsOf(request, file.mostBytes);
});

/** What the body is said to be. */
export const FileMediaType = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  mediaTypeOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

const mediaTypeOf = ({ headers }: FastifyRequest): string =>
  headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';

async function* partsOf({ raw }: FastifyRequest, mostBytes: number): AsyncGenerator<Buffer> {
  if (Number(raw.headers['content-length'] ?? 0) > mostBytes) throw new TooLarge(mostBytes);
  let seen = 0;
  try {
    // Left halfway it must stay open: its connection is the one the answer goes back on.
    for await (const part of raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      seen += part.length;
      if (seen > mostBytes) throw new TooLarge(mostBytes);
      yield part;
    }
  } catch (error) {
    if (!raw.errored) throw error;
    throw new ValidationProblem([{ field: 'body', message: 'the body broke off' }]);
  }
}
