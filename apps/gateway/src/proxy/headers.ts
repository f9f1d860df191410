import type { IncomingHttpHeaders } from 'node:http';

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

export function toClient(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !hopByHop.has(name) && name !== 'x-request-id') passed[name] = value;
  }
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
