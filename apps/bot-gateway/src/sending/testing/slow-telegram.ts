import { once } from 'node:events';
import http from 'node:http';
import { AddressInfo } from 'node:net';

/** Stands before the simulator, and keeps back what Telegram is asked by a method for as long as a test wants it. */
export async function slowTelegram(simulator: string) {
  const waiting: (() => void)[] = [];
  let kept: string | undefined;
  // Idle connections are the client's to close: closed from here just as a request goes out, they would lose it.
  const server = http.createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    const pass = () => {
      const { method, headers, url } = request;
      const onward = http.request(new URL(url!, simulator), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      request.pipe(onward);
    };
    if (kept && request.url!.endsWith(`/${kept}`)) waiting.push(pass);
    else pass();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How many have asked and are kept waiting. */
    get waiting() {
      return waiting.length;
    },
    keep: (method: string) => void (kept = method),
    letGo: () => {
      kept = undefined;
      for (const pass of waiting.splice(0)) pass();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
