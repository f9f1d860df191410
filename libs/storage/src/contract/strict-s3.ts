import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { sign } from 'aws4';
import { S3Place } from '../s3-storage';

/**
 * As much of S3 as a storage needs, and no more forgiving: every request is checked by another signer than the one that
 * made it, and a body must be as long as was said and be what was signed.
 */
export async function strictS3() {
  const held = new Map<string, { bytes: Buffer; type: string }>();
  const credentials = { keyId: 'a-key-id', secret: 'a/secret+key' };
  const place: S3Place = { endpoint: '', region: 'eu-central-1', bucket: 'guest-flow', ...credentials };
  const asked: string[] = [];

  const answerTo = async (request: IncomingMessage): Promise<[status: number, body?: Buffer]> => {
    const { method, url = '', headers } = request;
    asked.push(`${method} ${url}`);
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const body = Buffer.concat(parts);
    if (headers.authorization !== expectedOf(request, place)) return [403];
    const skewMs = Math.abs(Date.now() - timeOf(String(headers['x-amz-date'])));
    if (skewMs > 900_000) return [403];
    if (createHash('sha256').update(body).digest('hex') !== headers['x-amz-content-sha256']) return [400];
    if (!url.startsWith(`/${place.bucket}/`)) return [404];
    const there = held.get(url);
    switch (method) {
      case 'PUT':
        if (headers['content-length'] === undefined) return [411];
        held.set(url, { bytes: body, type: String(headers['content-type']) });
        return [200];
      case 'GET':
        return there ? [200, there.bytes] : [404, Buffer.from('<Code>NoSuchKey</Code>')];
      case 'DELETE':
        held.delete(url);
        return [204];
      default:
        return [405];
    }
  };
  const server = createServer((request, response) => {
    answerTo(request).then(
      ([status, body]) => response.writeHead(status, body && { 'content-length': body.length }).end(body),
      () => response.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  place.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ place, held, asked },
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}

const timeOf = (compact: string): number =>
  Date.parse(compact.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

function expectedOf({ method, url = '', headers }: IncomingMessage, { region, keyId, secret }: S3Place): string {
  const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const given = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
  // What decides what is stored must have been signed along.
  if (method === 'PUT' && !(names.includes('content-type') && names.includes('content-length'))) return 'all of them';
  const request = { service: 's3', region, method, path: url, headers: given };
  const { headers: signed } = sign(request, {
    accessKeyId: keyId,
    secretAccessKey: secret,
  });
  return String((signed as Record<string, unknown>).Authorization).replaceAll(', ', ',');
}
