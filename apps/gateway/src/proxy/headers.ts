import type { IncomingHttpHeaders } from 'node:http';
import type { Said } from '../limits/tally';

/** Of one connection only: they are not passed on, in either direction. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
]);

/** What only the gateway may say or see: a caller who says it is not believed, and no service needs a key. */
const identityHeader =
  /^x-(forwarded-|real-ip$|request-id$|user-|venue-|restaurant-|studio-|tenant-|role$|api-key$|caller-|guestflow-|internal-)/;

/** What the gateway itself says in an answer, whoever answers. */
export type OwnHeaders = Record<string, string | number>;

/**
 * What keeps browsers safe, said of every answer of the API: it is data, to be shown by no page but ours. Then what it is
 * known by, and the limits. Written out in full twice: an object that grows costs as much as all the rest of the door.
 */
export function ownHeaders(requestId: string, { limit }: Said): OwnHeaders {
  if (!limit) {
    return {
      'content-security-policy': contentSecurity,
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': strictTransport,
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
    };
  }
  return {
    'content-security-policy': contentSecurity,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': strictTransport,
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    'ratelimit-limit': limit.limit,
    'ratelimit-remaining': limit.remaining,
    'ratelimit-reset': limit.reset,
    'ratelimit-policy': limit.policy,
  };
}

const contentSecurity = `default-src 'none'; frame-ancestors 'none'`;
const strictTransport = 'max-age=31536000; includeSubDomains';

export interface Forwarding {
  requestId: string;
  clientAddress: string;
  protocol: string;
  host: string;
  traceparent?: string;
  /** In the place of what the caller came with, where that was changed into something else at the door. */
  authorization?: string;
}

export function toService(
  headers: IncomingHttpHeaders,
  { requestId, clientAddress, protocol, host, traceparent, authorization }: Forwarding,
) {
  const passed: Record<string, string | string[]> = {};
  const named = connectionNamed(headers.connection);
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || name === 'host' || hopByHop.has(name) || identityHeader.test(name) || named?.has(name))
      continue;
    passed[name] = value;
  }
  passed['x-request-id'] = requestId;
  passed['x-forwarded-for'] = clientAddress;
  passed['x-forwarded-proto'] = protocol;
  passed['x-forwarded-host'] = host;
  if (authorization) passed.authorization = authorization;
  if (traceparent) passed.traceparent = traceparent;
  return passed;
}

/** Names and values in turns: that is how they are written soonest. What is our own is ours to say. */
export function toClient(headers: IncomingHttpHeaders, own: OwnHeaders): (string | number | string[])[] {
  const passed: (string | number | string[])[] = [];
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !hopByHop.has(name) && !Object.hasOwn(own, name)) passed.push(name, value);
  }
  for (const name in own) passed.push(name, own[name]!);
  // A service may be stricter with its own than we are: browsers hold to both.
  const stricter = headers['content-security-policy'];
  if (stricter !== undefined) passed.push('content-security-policy', stricter);
  return passed;
}

/** A caller may name further headers that are of this connection only. */
function connectionNamed(connection: string | undefined): Set<string> | undefined {
  if (!connection || connection === 'keep-alive' || connection === 'close') return undefined;
  return new Set(
    connection
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
}
