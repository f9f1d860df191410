import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import net, { type AddressInfo } from 'node:net';

import { ServiceName, serviceNames } from '@guestflow/contracts';
import { eventually } from '@guestflow/testing';
import { RunningGateway, startGateway } from '../apps/gateway/src/start-gateway';
import { Api } from './support/api';
import { onFreePort } from './support/ports';
import { unlimited } from './support/test-platform';

/** Longer than a busy machine keeps an answer waiting. */
const timeLimitMs = 3_000;

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const answering: Behaviour = (request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ path: request.url, headers: request.headers }));
};

describe('the gateway', () => {
  let gateway: RunningGateway;
  let api: Api;
  let identity: Behaviour = answering;
  let analytics: Behaviour = answering;
  const servers: ReturnType<typeof createServer>[] = [];

  const serve = async (behaviour: () => Behaviour) => {
    const server = createServer((request, response) => behaviour()(request, response));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  beforeEach(async () => {
    identity = analytics = answering;
    // Where nobody listens.
    const elsewhere = 'http://127.0.0.1:9';
    const services = Object.fromEntries(serviceNames.map((name) => [name, elsewhere])) as Record<ServiceName, string>;
    services.identity = await serve(() => identity);
    services.analytics = await serve(() => analytics);
    gateway = await onFreePort((port) =>
      startGateway({
        port,
        host: '127.0.0.1',
        services,
        // Nor here: what is told live is another story.
        broker: { kind: 'embedded', url: 'postgres://127.0.0.1:9/nowhere' },
        jwksUrl: `${services.identity}/jwks`,
        timeLimitMs,
        ...unlimited,
        // Once, at the start: the stand-ins count what they are asked.
        pulseMs: 3_600_000,
        logLevel: 'silent',
        prettyLogs: false,
      }),
    );
    api = new Api(gateway.url);
  });
  afterEach(async () => {
    await gateway.close();
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('answers for a service that keeps failing at once, and leaves the others alone', async () => {
    identity = (request) => request.socket.destroy();
    for (let attempt = 0; attempt < 8; attempt++) {
      expect((await api.get('/tenants')).status).toBe(503);
    }
    let asked = 0;
    identity = (request, response) => {
      asked++;
      answering(request, response);
    };
    const began = performance.now();
    const refused = await api.get<{ code: string }>('/tenants');
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([503, 'unavailable', '5']);
    // Sooner than one waits for a service.
    expect(performance.now() - began).toBeLessThan(timeLimitMs);
    expect(asked).toBe(0);
    expect((await api.get('/audit-log')).status).toBe(200);
    // It looks again by itself after a while.
    await eventually(async () => expect((await api.get('/tenants')).status).toBe(200));
  });

  it('gives up on a service that takes too long', async () => {
    identity = () => undefined;
    // The service never answers; whoever waited on would wait for ever.
    const { status, body } = await api.get<{ detail: string }>('/tenants');
    expect(status).toBe(503);
    expect(body.detail).toContain('did not answer in time');
  });

  it('serves others while many send slowly: what is small is had in whole before a service is asked', async () => {
    let flowing = 0;
    identity = (request, response) => {
      if (request.method === 'GET') return response.end('{}');
      flowing++;
    };
    const { hostname, port } = new URL(gateway.url);
    const slow = Array.from({ length: 200 }, () => {
      const socket = net.connect(Number(port), hostname).on('error', () => undefined);
      socket.write(
        `POST /api/v1/tenants HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
      );
      return socket;
    });
    // Of unannounced length: these flow, but of strangers only so many.
    const chunked = Array.from({ length: 60 }, () => {
      const socket = net.connect(Number(port), hostname).on('error', () => undefined);
      socket.write(`POST /api/v1/tenants HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n`);
      return socket;
    });
    try {
      await eventually(() => expect(flowing).toBe(8));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      // Whoever sends slowly goes on doing so: behind them one would wait for ever.
      const { status } = await fetch(`${gateway.url}/api/v1/tenants`, { signal: AbortSignal.timeout(20_000) });
      expect([status, flowing]).toEqual([200, 8]);
    } finally {
      for (const socket of [...slow, ...chunked]) socket.destroy();
    }
  });

  it('passes bodies on while they still come, in both directions', async () => {
    const parts: string[] = [];
    identity = (request, response) => {
      response.write('first ');
      request.on('data', (chunk: Buffer) => {
        parts.push(chunk.toString());
        response.write(`got ${chunk.toString()} `);
      });
      request.on('end', () => response.end('last'));
    };
    let send!: (text: string) => void;
    let finish!: () => void;
    const body = new ReadableStream({
      start(controller) {
        send = (text) => controller.enqueue(new TextEncoder().encode(text));
        finish = () => controller.close();
      },
    });
    send('one');
    const answer = await fetch(`${gateway.url}/api/v1/tenants`, {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    });
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    let read = '';
    const readUntil = async (text: string) => {
      while (!read.includes(text)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the answer ended before "${text}" came: ${read}`);
        read += value;
      }
    };
    await readUntil('got one');
    expect(parts).toEqual(['one']);
    send('two');
    await readUntil('got two');
    finish();
    await readUntil('last');
    expect(read).toBe('first got one got two last');
  });

  it('says who calls in its own words, and understands other documents’ names', async () => {
    const { body } = await api.get<{ path: string; headers: Record<string, string> }>('/events?page=2', {
      'x-user-id': 'forged',
      'x-forwarded-for': '1.2.3.4',
      'x-venue-id': 'forged',
      'accept-language': 'ru',
    });
    expect(body.path).toBe('/api/v1/audit-log?page=2');
    expect(body.headers).not.toHaveProperty('x-user-id');
    expect(body.headers).not.toHaveProperty('x-venue-id');
    expect(body.headers['accept-language']).toBe('ru');
    expect(body.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  it('does not take a service down with a caller who hangs up', async () => {
    let asked = 0;
    identity = () => void asked++;
    for (let attempt = 1; attempt <= 12; attempt++) {
      const hungUp = new AbortController();
      const call = fetch(`${gateway.url}/api/v1/tenants`, { signal: hungUp.signal }).catch(() => undefined);
      await eventually(() => expect(asked).toBe(attempt));
      hungUp.abort();
      await call;
    }
    identity = answering;
    expect((await api.get('/tenants')).status).toBe(200);
  });

  it('refuses a token when its keys cannot be had, without calling it forged', async () => {
    identity = (request) => request.socket.destroy();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'ES256', kid: 'k' })}.${part({ sub: 'x' })}.${'A'.repeat(86)}`;
    const { status } = await api.get('/audit-log', { authorization: `Bearer ${token}` });
    expect(status).toBe(503);
  });
});
