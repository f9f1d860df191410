import http from 'node:http';
import { AddressInfo } from 'node:net';
import { onFreePort } from './ports';

/** A way to the platform on which what is told live can be cut off, and nothing else. */
export class CuttableWay {
  /** What was asked for to go on, by each that asked to be told: the last it had, if any. */
  readonly asked: (string | undefined)[] = [];
  private readonly open = new Set<http.ServerResponse>();
  private isCut = false;

  private constructor(
    private readonly server: http.Server,
    private readonly to: string,
  ) {}

  static async to(url: string): Promise<CuttableWay> {
    const server = http.createServer();
    const way = new CuttableWay(server, url);
    server.on('request', (request, response) => way.pass(request, response));
    await onFreePort(
      (port) =>
        new Promise<void>((resolve, reject) => {
          server.once('error', reject);
          server.listen(port, '127.0.0.1', resolve);
        }),
    );
    return way;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.isCut = true;
    for (const response of this.open) response.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    const { method, url = '/', headers } = request;
    if (url.startsWith('/api/v1/live')) {
      this.asked.push(headers['last-event-id'] as string | undefined);
      if (this.isCut) return void response.destroy();
      this.open.add(response);
      response.once('close', () => this.open.delete(response));
    }
    const onward = http.request(new URL(url, this.to), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.once('close', () => onward.destroy());
    request.pipe(onward);
  }
}
