import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import net, { AddressInfo, Socket } from 'node:net';
import { eventually } from '@guestflow/testing';
import { Pool } from 'undici';
import { Passage } from './passage';

const part = Buffer.alloc(64 * 1024, 'x');

describe('a service’s answer on its way to a caller', () => {
  let service: Server;
  let door: Server;
  let pool: Pool;
  let patience: number;
  let answers: (request: IncomingMessage, response: ServerResponse) => void;
  /** Connections to the service that are open. */
  const open = new Set<Socket>();
  const callers: Socket[] = [];

  const listening = async (server: Server): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };

  beforeEach(async () => {
    patience = 30_000;
    service = createServer((request, response) => answers(request, response));
    service.on('connection', (socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    });
    pool = new Pool(`http://127.0.0.1:${await listening(service)}`, { connections: 1, pipelining: 1, bodyTimeout: 0 });
    door = createServer((_request, response) => {
      void new Passage(response, {}, patience).through(pool, { method: 'GET', path: '/' }).catch(() => undefined);
    });
    await listening(door);
  });
  afterEach(async () => {
    for (const socket of callers.splice(0)) socket.destroy();
    await pool.destroy();
    for (const server of [service, door]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  const caller = () => {
    const socket = net.connect((door.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
    callers.push(socket);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    return socket;
  };
  /** More than the ends of all connections hold by themselves. */
  const endless = (_request: IncomingMessage, response: ServerResponse) => {
    const on = () => {
      while (!response.destroyed && response.write(part));
      response.once('drain', on);
    };
    on();
  };

  it('who reads nothing of it is cut off, and the connection to the service is another’s', async () => {
    patience = 200;
    answers = endless;
    const idle = caller();
    idle.pause();
    await eventually(() => expect(open.size).toBe(1));
    await eventually(() => expect(open.size).toBe(0));
    answers = (_request, response) => response.end('here');
    const next = caller();
    const read: string[] = [];
    next.setEncoding('utf8').on('data', (text: string) => read.push(text));
    await eventually(() => expect(read.join('')).toContain('here'));
  });

  it('who reads on, however slowly it comes, is told all of it', async () => {
    patience = 1_000;
    const parts = 40;
    answers = (_request, response) => {
      for (let index = 0; index < parts; index++) response.write(part);
      response.end();
    };
    const slow = caller();
    let bytes = 0;
    slow.on('data', (some: Buffer) => {
      bytes += some.length;
      slow.pause();
      setTimeout(() => slow.resume(), 20);
    });
    await eventually(() => expect(bytes).toBeGreaterThan(parts * part.length));
    expect(slow.destroyed).toBe(false);
  });
});
