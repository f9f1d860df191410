import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Credentials, signed } from './signature-v4';
import { Announced, assertKey, Storage, Stored, StorageError } from './storage';

export interface S3Place extends Credentials {
  endpoint: string;
  bucket: string;
}

const withinMs = 60_000;
const ofNothing = createHash('sha256').digest('hex');

interface Asked {
  sha256?: string;
  headers?: Record<string, string>;
  body?: AsyncIterable<Uint8Array>;
}

/** In a bucket of S3, or of anything that speaks its language. */
export class S3Storage extends Storage {
  constructor(private readonly place: S3Place) {
    super();
  }

  async put(key: string, bytes: AsyncIterable<Uint8Array>, { type, size, sha256 }: Announced): Promise<void> {
    const headers = { 'content-type': type, 'content-length': String(size) };
    await emptied(await this.ask('PUT', key, { sha256, headers, body: bytes }), [200]);
  }

  async get(key: string): Promise<Stored | undefined> {
    const answer = await this.ask('GET', key);
    if (answer.status !== 200 || !answer.body) {
      await emptied(answer, [404]);
      return undefined;
    }
    const bytes = Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
    return { size: Number(answer.headers.get('content-length')), bytes };
  }

  async delete(key: string): Promise<void> {
    await emptied(await this.ask('DELETE', key), [200, 204, 404]);
  }

  private async ask(method: string, key: string, { sha256 = ofNothing, headers, body }: Asked = {}): Promise<Response> {
    assertKey(key);
    const { endpoint, bucket } = this.place;
    const url = new URL(`${endpoint}/${bucket}/${key}`);
    try {
      return await fetch(url, {
        method,
        headers: signed({ method, url, headers, sha256, at: new Date() }, this.place),
        signal: AbortSignal.timeout(withinMs),
        // What is signed is signed for this address alone.
        redirect: 'error',
        ...(body && { body: body as unknown as ReadableStream, duplex: 'half' }),
      });
    } catch (error) {
      throw new StorageError('cannot be reached', { cause: error });
    }
  }
}

/** What it says in words may name the bucket and the key, so only its number is kept. */
async function emptied(answer: Response, good: number[]): Promise<void> {
  await answer.arrayBuffer();
  if (!good.includes(answer.status)) throw new StorageError(`answers ${answer.status}`);
}
