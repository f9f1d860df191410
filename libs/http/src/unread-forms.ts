import { UnsupportedMedia } from '@guestflow/problems';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiPrefix } from './openapi';

/** Where the address says all, and a form along with it nothing: mail programs post one to it (RFC 8058). */
const unread = new RegExp(`^/${apiPrefix}/links/unsubscribe/[^/?]+$`);

const isUnread = ({ method, url }: FastifyRequest): boolean => method === 'POST' && unread.test(url);

/** Lets such a form run off as it comes; everywhere else forms in parts stay what nobody reads. */
export function takeUnreadForms(server: FastifyInstance): void {
  server.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    if (!isUnread(request)) return done(new UnsupportedMedia());
    payload
      .once('end', () => done(null))
      .once('error', done)
      .resume();
  });
}
