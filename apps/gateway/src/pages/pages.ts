import { hash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { apiPrefix } from '@guestflow/http';
import { NotFound } from '@guestflow/problems';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { documentOf } from './venue-document';
import { VenuePreviews } from './venue-previews';

/** An address is a page of the staff's, or of the guests', which carry nothing of the other. */
const guestAddress = /^\/(v|booking|waiting)(\/|$)/;

const venueAddress = /^\/v\/(?=.{1,80}$)([a-z\d]+(?:-[a-z\d]+)*)$/;

const policyOf = (directives: Record<string, string>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

/** Stricter than the API's documentation, which carries a small script of its own. */
const policy = {
  'default-src': `'none'`,
  'script-src': `'self'`,
  // What is drawn is placed by styles of its own.
  'style-src': `'self' 'unsafe-inline'`,
  'img-src': `'self' data: blob:`,
  'font-src': `'self'`,
  'connect-src': `'self'`,
  'manifest-src': `'self'`,
  'base-uri': `'none'`,
  'form-action': `'self'`,
};
const staffPolicy = policyOf({ ...policy, 'frame-ancestors': `'none'` });
/** Telegram on the web shows a Mini App in a frame. */
const guestPolicy = policyOf({
  ...policy,
  'frame-ancestors': `'self' https://web.telegram.org https://*.telegram.org`,
});

/**
 * Serves the built pages. Which page an address is, the page itself finds out: whatever is no file and no part of the API
 * gets the one or the other document.
 */
export async function servePages(server: FastifyInstance, folder: string, previews: VenuePreviews): Promise<void> {
  const forGuests = await fs.readFile(path.join(folder, 'guest.html'), 'utf8').catch(() => undefined);
  await server.register(fastifyStatic, {
    root: folder,
    // Each file by its own route: what is none of them is left to the route below.
    wildcard: false,
    // Made small once, when they were built.
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz'],
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      // What the bundler made bears a hash of its content in its name.
      const hashed = path.dirname(file) === path.join(folder, 'assets');
      void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      // By the file and not by the address: a document can be asked for by its own name too.
      if (path.extname(file) === '.html') securityHeaders(reply, path.basename(file) === 'guest.html');
    },
  });
  server.get('/*', { helmet: false }, async (request, reply) => {
    const address = request.url.split('?', 1)[0]!;
    if (/\.[a-z\d]+$/i.test(address) || /^\/(api|health|metrics|internal)(\/|$)/.test(address)) {
      throw new NotFound('There is nothing at this address');
    }
    const ofGuests = guestAddress.test(address) && forGuests !== undefined;
    securityHeaders(reply, ofGuests);
    if (!ofGuests) return reply.sendFile('index.html');
    const slug = venueAddress.exec(address)?.[1];
    const preview = slug && (await previews.of(slug));
    // What the page asks for first is on its way while the page itself is.
    if (slug) void reply.header('link', `</${apiPrefix}/public/venues/${slug}>; rel=preload; as=fetch; crossorigin`);
    const document = preview ? documentOf(forGuests, preview) : forGuests;
    const etag = `"${hash('sha256', document, 'base64url')}"`;
    void reply.headers({ 'cache-control': 'no-cache', etag });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/html; charset=utf-8').send(document);
  });
}

function securityHeaders(reply: FastifyReply, ofGuests: boolean): void {
  void reply.headers({
    'content-security-policy': ofGuests ? guestPolicy : staffPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    ...(!ofGuests && { 'x-frame-options': 'DENY' }),
  });
}
