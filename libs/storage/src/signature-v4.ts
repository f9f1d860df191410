import { createHash, createHmac } from 'node:crypto';

export interface Credentials {
  keyId: string;
  secret: string;
  region: string;
}

export interface ToSign {
  method: string;
  /** Its path must need no escaping but what is escaped in it. */
  url: URL;
  headers?: Record<string, string>;
  /** Of the body, in hexadecimal digits. */
  sha256: string;
  at: Date;
}

const algorithm = 'AWS4-HMAC-SHA256';
const service = 's3';

/** The headers of a request to S3, with its signature (AWS Signature Version 4) among them. */
export function signed(
  { method, url, headers = {}, sha256, at }: ToSign,
  { keyId, secret, region }: Credentials,
): Record<string, string> {
  const time = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const all: Record<string, string> = {
    ...headers,
    host: url.host,
    'x-amz-content-sha256': sha256,
    'x-amz-date': time,
  };
  const names = Object.keys(all).sort();
  const signedNames = names.join(';');
  const request = [
    ...[method, url.pathname, url.searchParams.toString()],
    ...names.map((name) => `${name}:${all[name]!.trim()}`),
    ...['', signedNames, sha256],
  ].join('\n');
  const toSign = [algorithm, time, scope, createHash('sha256').update(request).digest('hex')].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const signature = hmac(key, toSign).toString('hex');
  const authorization = `${algorithm} Credential=${keyId}/${scope},SignedHeaders=${signedNames},Signature=${signature}`;
  return { ...all, authorization };
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
