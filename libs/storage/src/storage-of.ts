import { tmpdir } from 'node:os';
import path from 'node:path';
import { FolderStorage } from './folder-storage';
import { S3Place, S3Storage } from './s3-storage';
import { Storage } from './storage';

export interface StorageSettings {
  folder: string;
  /** Instead of the folder: `s3://bucket?endpoint=…&region=…`, with what signs for it. */
  url?: string;
  keyId?: string;
  secret?: string;
}

/** For whoever has not said where: what is there need not outlive the machine. */
const forNow = (): StorageSettings => ({ folder: path.join(tmpdir(), 'guestflow-uploads') });

export function storageOf(settings: StorageSettings = forNow()): Storage {
  return settings.url ? new S3Storage(s3PlaceOf(settings)) : new FolderStorage(settings.folder);
}

const known = ['endpoint', 'region'];

/** Throws, in words for whoever sets it, what is wrong with it. */
export function s3PlaceOf({ url, keyId, secret }: Omit<StorageSettings, 'folder'>): S3Place {
  if (!url || !URL.canParse(url)) throw new Error('it must be s3://bucket?endpoint=…&region=…');
  const { protocol, hostname: bucket, pathname, username, searchParams } = new URL(url);
  if (protocol !== 's3:' || username !== '') throw new Error('it must be s3://bucket?endpoint=…&region=…');
  if (!/^[\da-z][\da-z.-]{1,61}[\da-z]$/.test(bucket)) throw new Error('the bucket must stand after s3://');
  if (!['', '/'].includes(pathname)) throw new Error('it names a bucket and no place in it');
  const odd = [...searchParams.keys()].find((name) => !known.includes(name));
  if (odd) throw new Error(`it takes endpoint and region, not "${odd}"`);
  const region = searchParams.get('region') ?? 'us-east-1';
  if (!/^[\da-z-]{1,40}$/.test(region)) throw new Error('the region must be a word like eu-central-1');
  const endpoint = originOf(searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`);
  if (!keyId || !secret) throw new Error('STORAGE_KEY_ID and STORAGE_SECRET must be set along with it');
  return { endpoint, region, bucket, keyId, secret };
}

function originOf(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username;
  if (!plain) throw new Error('the endpoint must be like https://storage.example:9000');
  return url.origin;
}
