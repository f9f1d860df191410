import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sent back only to where it is needed, by our own pages, and read by no script. */
const names = { refresh: 'gf_refresh', device: 'gf_device' };
const paths = { refresh: '/api/v1/auth', device: '/api/v1/auth/login' };
const deviceSeconds = 365 * 24 * 3600;

type Cookie = keyof typeof names;

/** A page's script must not get to see a refresh token. Browsers say that they are ones, and no script can keep them from it. */
export const isBrowser = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-site'] !== undefined || headers.origin !== undefined;

/**
 * Another site's page cannot use our cookies: SameSite sees to it, and this once more where a neighbour is the same site.
 * Nor does it set or clear them: its form could sign a visitor in as somebody else.
 */
const isForeign = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-site'] !== undefined && !['same-origin', 'none'].includes(String(headers['sec-fetch-site']));

export function cookieOf(request: FastifyRequest, cookie: Cookie): string | undefined {
  const { cookie: header } = request.headers;
  if (!header || isForeign(request)) return undefined;
  return parseCookie(header)[names[cookie]] || undefined;
}

function set(reply: FastifyReply, cookie: Cookie, value: string, maxAge: number): void {
  if (isForeign(reply.request)) return;
  const secure = reply.request.protocol === 'https';
  void reply.header(
    'set-cookie',
    stringifySetCookie({
      name: names[cookie],
      value,
      maxAge,
      path: paths[cookie],
      httpOnly: true,
      sameSite: 'strict',
      secure,
    }),
  );
}

export const setRefresh = (reply: FastifyReply, token: string, expiresAt: Date): void =>
  set(reply, 'refresh', token, Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1000)));

export const clearRefresh = (reply: FastifyReply): void => set(reply, 'refresh', '', 0);

export const setDevice = (reply: FastifyReply, value: string): void => set(reply, 'device', value, deviceSeconds);
