import { createServer } from 'node:http';
import { serve } from '../rig/remote';

/** In the place of Telegram: takes whatever a bot says, at once, and counts it. */
async function open({ port }: { port: number }) {
  let left = 0;
  let all: (() => void) | undefined;
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const body = JSON.stringify({ ok: true, result: { message_id: 1, date: 0, chat: { id: 1, type: 'private' } } });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
      if (--left === 0) all?.();
    });
  });
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const commands = {
    expect: (count: number) => void (left = count),
    /** Answers when all that was expected has been said. */
    full: () =>
      new Promise<number>((resolve) => {
        const done = () => resolve(Date.now());
        if (left <= 0) done();
        else all = done;
      }),
  };
  return { commands, close: async () => void (server.closeAllConnections(), server.close()) };
}

export type Sink = Awaited<ReturnType<typeof open>>['commands'];
serve(open);
