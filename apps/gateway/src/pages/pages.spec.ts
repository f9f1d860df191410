import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import helmet from '@fastify/helmet';
import fastify, { FastifyInstance } from 'fastify';
import { servePages } from './pages';
import { VenuePreviews } from './venue-previews';

describe('the pages', () => {
  let folder: string;
  let server: FastifyInstance;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'guestflow-pages-'));
    const built = path.join(folder, 'built');
    await mkdir(path.join(built, 'assets'), { recursive: true });
    const files: Record<string, string> = {
      'built/index.html': '<title>staff</title>',
      'built/guest.html': '<title>guests</title>',
      'built/icon.svg': '<svg/>',
      'built/assets/main-4f2a.js': 'export {}',
      'built/assets/main-4f2a.js.gz': 'shorter',
      'built/assets/notes-4f2a.unheard': 'what is this',
      'built/.hidden': 'secret',
      'beside.txt': 'secret',
    };
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    server = fastify();
    await server.register(helmet, { contentSecurityPolicy: { directives: { scriptSrc: [`'unsafe-inline'`] } } });
    // Nobody answers there: documents come without what venues are called.
    await servePages(server, built, new VenuePreviews('http://127.0.0.1:9'));
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** An address as it is written: fetch would tidy it up. */
  const ask = (address: string, { method = 'GET', headers = {} } = {}) =>
    new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; text: string }>(
      (resolve, reject) => {
        const { port } = server.server.address() as AddressInfo;
        request({ host: '127.0.0.1', port, path: address, method, headers }, (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString();
            resolve({ status: answer.statusCode!, headers: answer.headers, text });
          });
        })
          .on('error', reject)
          .end();
      },
    );

  it.each([
    ['/', 'staff'],
    ['/journal', 'staff'],
    ['/vip', 'staff'],
    ['/bookings', 'staff'],
    ['/index.html', 'staff'],
    ['/v/kafe-bereza', 'guests'],
    ['/v', 'guests'],
    ['/booking?lang=ru', 'guests'],
    ['/waiting', 'guests'],
    ['/guest.html', 'guests'],
  ])('%s is a page of the %s’, whose script is the page’s own and nobody else’s', async (address, whose) => {
    const { status, headers, text } = await ask(address);
    expect([status, text]).toEqual([200, `<title>${whose}</title>`]);
    expect(headers['content-security-policy']).toContain(`script-src 'self';`);
    expect(headers['content-security-policy']).toContain(
      whose === 'staff' ? `frame-ancestors 'none'` : `frame-ancestors 'self' https://web.telegram.org`,
    );
    expect(headers).toMatchObject({
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const again = await ask(address, { headers: { 'if-none-match': String(headers.etag) } });
    expect([again.status, again.text]).toEqual([304, '']);
    const head = await ask(address, { method: 'HEAD' });
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(text.length)]);
  });

  it('keep what bears its hash in its name for ever, and nothing else', async () => {
    const kept = 'public, max-age=31536000, immutable';
    const script = await ask('/assets/main-4f2a.js');
    expect(script.headers).toMatchObject({ 'cache-control': kept, 'x-content-type-options': 'nosniff' });
    expect(script.headers['content-type']).toMatch(/javascript/);
    expect((await ask('/assets/notes-4f2a.unheard')).headers['content-type']).toBe('application/octet-stream');
    expect((await ask('/icon.svg')).headers['cache-control']).toBe('no-cache');
    const part = await ask('/assets/main-4f2a.js', { headers: { range: 'bytes=0-5' } });
    expect([part.status, part.text]).toEqual([206, 'export']);
  });

  it('go compressed to who takes that, where it was made ready', async () => {
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    const script = await ask('/assets/main-4f2a.js', { headers });
    expect([script.text, script.headers['content-encoding'], script.headers.vary]).toEqual([
      ...['shorter', 'gzip', 'accept-encoding'],
    ]);
    expect(script.headers['content-type']).toMatch(/javascript/);
    expect(script.headers['cache-control']).toContain('immutable');
    const again = await ask('/assets/main-4f2a.js', {
      headers: { ...headers, 'if-none-match': String(script.headers.etag) },
    });
    expect([again.status, again.text]).toEqual([304, '']);
    const page = await ask('/journal', { headers });
    expect([page.status, page.text, page.headers['content-encoding']]).toEqual([
      ...[200, '<title>staff</title>', undefined],
    ]);
    expect(page.headers['content-security-policy']).toContain(`script-src 'self';`);
    const plain = await ask('/assets/main-4f2a.js');
    expect([plain.text, plain.headers['content-encoding']]).toEqual(['export {}', undefined]);
  });

  it.each([
    '/assets/gone-0000.js',
    '/.hidden',
    '/../beside.txt',
    '/assets/../../beside.txt',
    '/..%2fbeside.txt',
    '/%2e%2e/beside.txt',
    '/assets/..%5c..%5cbeside.txt',
    '/api/v1/nothing',
    '/metrics/more',
  ])('have nothing at %s', async (address) => {
    const { status, headers, text } = await ask(address);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/secret|<title>/);
    expect(headers['cache-control'] ?? '').not.toContain('immutable');
  });
});
